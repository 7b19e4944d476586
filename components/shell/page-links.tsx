"use client";

import type { LucideIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";

export interface PageLink {
  href: string;
  label: string;
  icon: LucideIcon;
}

/** The few pages of a part outside of any organisation, each in sight. */
export function PageLinks({
  label,
  pages,
  className,
}: {
  label: string;
  pages: readonly PageLink[];
  className: string;
}) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="min-w-0 flex-1">
      <ul className={className}>
        {pages.map(({ href, label, icon: Icon }) => {
          const current = pathname === href;
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "focus-ring flex h-8.5 items-center gap-2 whitespace-nowrap rounded-md px-2.5 font-medium text-ink-muted text-sm transition-colors hover:bg-hover hover:text-ink",
                  current && "bg-surface text-ink shadow-card ring-1 ring-line hover:bg-surface",
                )}
              >
                <Icon className={cn("size-4 shrink-0", current && "text-accent-text")} aria-hidden />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
