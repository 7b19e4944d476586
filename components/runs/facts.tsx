import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Count } from "@/components/ui/number";

export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid divide-y text-sm">{children}</dl>;
}

const tones = { broken: "font-medium text-broken", attention: "font-medium text-attention" };

/** A label with its number, or whatever else is known. */
export function FactRow({
  label,
  value,
  tone,
}: {
  label: string;
  value: number | ReactNode;
  tone?: keyof typeof tones | undefined;
}) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1.5">
      <dt className="text-ink-muted">{label}</dt>
      <dd className={cn("min-w-0 text-right tabular-nums [overflow-wrap:anywhere]", tone && tones[tone])}>
        {typeof value === "number" ? <Count value={value} /> : value}
      </dd>
    </div>
  );
}
