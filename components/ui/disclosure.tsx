import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** What is one click away: the technical part, advanced fields. */
export function Disclosure({
  summary,
  children,
  className,
  open,
}: {
  summary: ReactNode;
  children: ReactNode;
  className?: string;
  open?: boolean;
}) {
  return (
    <details className={className} open={open}>
      <summary className="focus-ring -ml-1 inline-flex list-none items-center gap-1 rounded px-1 text-ink-muted text-xs hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-3.5 transition-transform [details[open]>summary>&]:rotate-90"
          aria-hidden
        />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
