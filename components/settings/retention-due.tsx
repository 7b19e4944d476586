import type { RouterOutputs } from "@/components/api/trpc";
import { formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";

type Due = RouterOutputs["organisation"]["retentionPreview"];

/** What goes at the next job by the days that stand in the form. */
export function RetentionDue({
  due,
  nextAt,
  unsaved,
}: {
  due: Due | undefined;
  nextAt: Date;
  unsaved: boolean;
}) {
  return (
    <p role="status" className="min-h-10 text-ink-muted text-sm tabular-nums">
      {due ? (
        <>
          {unsaved ? "With these days, the next job" : "The next job"} (
          <RelativeTime value={nextAt} />) removes{" "}
          {due.runs === 0 && due.records === 0 ? (
            "nothing."
          ) : (
            <>
              <span className="font-medium text-ink">{formatCounted(due.records, "record")}</span>
              {due.runs > 0 ? (
                <>
                  {" "}
                  and <span className="font-medium text-ink">{formatCounted(due.runs, "whole run")}</span>
                </>
              ) : null}
              . They cannot be brought back.
            </>
          )}
        </>
      ) : null}
    </p>
  );
}
