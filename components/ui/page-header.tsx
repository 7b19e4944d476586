import type { ReactNode } from "react";

/** The page's name, its one-line explanation and its main acts. */
export function PageHeader({
  title,
  description,
  badge,
  actions,
}: {
  title: ReactNode;
  description?: ReactNode;
  badge?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="font-semibold text-xl leading-7 tracking-tight [overflow-wrap:anywhere]">{title}</h1>
          {badge}
        </div>
        {description ? <div className="mt-0.5 max-w-2xl text-ink-muted text-sm">{description}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
