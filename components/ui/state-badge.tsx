import {
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names";

/** `idle` is nothing yet, `off` switched off or cancelled: neither is good nor bad. */
export const STATES = ["running", "good", "attention", "broken", "idle", "off"] as const;
export type State = (typeof STATES)[number];

const looks: Record<State, { icon: LucideIcon; text: string; badge: string }> = {
  running: {
    icon: LoaderCircle,
    text: "text-running",
    badge: "border-running-line bg-running-soft text-running",
  },
  good: { icon: CircleCheck, text: "text-good", badge: "border-good-line bg-good-soft text-good" },
  attention: {
    icon: TriangleAlert,
    text: "text-attention",
    badge: "border-attention-line bg-attention-soft text-attention",
  },
  broken: { icon: CircleX, text: "text-broken", badge: "border-broken-line bg-broken-soft text-broken" },
  idle: { icon: CircleDashed, text: "text-ink-muted", badge: "bg-subtle text-ink-muted" },
  off: { icon: CircleSlash, text: "text-ink-muted", badge: "bg-subtle text-ink-muted" },
};

/** The icon of a state. It is decoration: the word beside it says the same. */
export function StateIcon({ state, className }: { state: State; className?: string }) {
  const { icon: Icon, text } = looks[state];
  return (
    <Icon
      aria-hidden
      className={cn("size-4 shrink-0", text, state === "running" && "animate-spin", className)}
    />
  );
}

/** A state as icon and word. */
export function StateBadge({
  state,
  children,
  className,
}: {
  state: State;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-md border px-1.5 py-0.5 font-medium text-xs",
        looks[state].badge,
        className,
      )}
    >
      <StateIcon state={state} className="size-3.5 text-current" />
      {children}
    </span>
  );
}

/** The same without a ground, for dense tables. */
export function StateText({
  state,
  children,
  className,
}: {
  state: State;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 whitespace-nowrap text-sm",
        looks[state].text,
        className,
      )}
    >
      <StateIcon state={state} />
      {children}
    </span>
  );
}
