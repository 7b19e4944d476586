import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

/** What a list says when it has nothing: why, and what to do first. */
export function EmptyState({
  icon: Icon,
  title,
  page = false,
  children,
  actions,
  className,
}: {
  icon: LucideIcon;
  title: string;
  /** It is all that the page has, so its title is the page's heading. */
  page?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  const Title = page ? "h1" : "p";
  return (
    <div className={cn("flex flex-col items-center px-6 py-14 text-center", className)}>
      <span className="mb-4 flex size-11 items-center justify-center rounded-xl border bg-subtle text-ink-muted shadow-card">
        <Icon className="size-5" aria-hidden />
      </span>
      <Title className="font-semibold text-base">{title}</Title>
      {children ? <div className="mt-1 max-w-md text-ink-muted text-sm">{children}</div> : null}
      {actions ? <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
