import type { ReactNode } from "react";
import { cn } from "./class-names";
import { StateIcon } from "./state-badge";

const grounds = {
  running: "border-running-line bg-running-soft",
  good: "border-good-line bg-good-soft",
  attention: "border-attention-line bg-attention-soft",
  broken: "border-broken-line bg-broken-soft",
};

/** What is the matter, and what to do about it. Broken ones are told to screen readers at once. */
export function Alert({
  state,
  title,
  children,
  actions,
  className,
}: {
  state: keyof typeof grounds;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <div
      role={state === "broken" ? "alert" : "status"}
      className={cn("flex gap-2.5 rounded-lg border p-3 text-sm", grounds[state], className)}
    >
      <StateIcon state={state} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-ink">{title}</p>
        {children ? <div className="mt-0.5 text-ink-muted [overflow-wrap:anywhere]">{children}</div> : null}
        {actions ? <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
