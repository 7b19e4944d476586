import { Ban } from "lucide-react";
import { Card, CardHeader } from "@/components/ui/card";
import { formatCounted } from "@/components/ui/number";
import type { RunDetails } from "./run-page";

/** What the target's interface has no place for, and where it can be found instead; nothing when all of it fits. */
export function LimitsPanel({ run }: { run: RunDetails }) {
  if (run.limits.length === 0) return null;
  const { platformName } = run.target;
  const title = `What ${platformName} cannot take`;
  return (
    <Card aria-label={title}>
      <CardHeader
        title={title}
        description={
          run.kind === "dry_run"
            ? "Nothing is wrong with these records. They would arrive without what is named here."
            : "Nothing is wrong with these records. They arrived without what is named here."
        }
      />
      <ul className="divide-y border-t">
        {run.limits.map(({ code, field, instead, records }) => (
          <li key={code} className="flex gap-3 px-4 py-3">
            <Ban className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
            <div className="min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-medium">{field}</span>
                <span className="text-ink-muted text-xs tabular-nums">
                  {formatCounted(records, "record")}
                </span>
              </p>
              <p className="text-ink-muted">{instead}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
