import { ChevronRight } from "lucide-react";
import { Link } from "@/components/ui/link";

export interface Crumb {
  label: string;
  /** Left out for the page one is on. */
  href?: string;
}

/** On a phone only the last step up is shown before the page's own name. */
export function Breadcrumb({ items }: { items: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {items.map((item, index) => {
          const last = index === items.length - 1;
          return (
            <li
              key={`${item.href ?? ""}${item.label}`}
              className={
                last
                  ? "flex min-w-0 items-center gap-1"
                  : `min-w-0 shrink items-center gap-1 ${index === items.length - 2 ? "flex" : "hidden sm:flex"}`
              }
            >
              {index > 0 ? (
                <ChevronRight
                  className={`size-3.5 shrink-0 text-ink-faint ${index === items.length - 2 ? "hidden sm:block" : ""}`}
                  aria-hidden
                />
              ) : null}
              {item.href && !last ? (
                <Link
                  href={item.href}
                  className="focus-ring max-w-48 truncate rounded px-1 text-ink-muted hover:text-ink"
                >
                  {item.label}
                </Link>
              ) : (
                <span aria-current={last ? "page" : undefined} className="truncate px-1 font-medium">
                  {item.label}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
