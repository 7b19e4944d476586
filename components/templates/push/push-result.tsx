"use client";

import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import type { PushState } from "./use-push";

/** How far a push is, and what came of it. */
export function PushResult({
  state,
  template,
  version,
  onClose,
}: {
  state: PushState;
  template: { name: string };
  version: number;
  onClose(): void;
}) {
  const { slug: org } = useOrganisation();
  const { total, done, changed, failed, ended } = state;
  const well = total - failed.length;
  return (
    <>
      <div className="grid flex-1 content-start gap-4 p-5">
        {ended ? (
          <Alert
            state={failed.length === 0 ? "good" : "attention"}
            title={
              well === 0
                ? "No import could have it"
                : `${formatCounted(well, "import holds", "imports hold")} version ${version} of ${template.name}`
            }
          >
            {well > changed ? `${formatCounted(well - changed, "import")} held it already.` : null}
            {failed.length > 0
              ? ` ${formatCounted(failed.length, "import was", "imports were")} left as ${failed.length === 1 ? "it is" : "they are"}.`
              : null}
          </Alert>
        ) : (
          <div role="status" className="grid gap-2 text-sm">
            Pushed to {done} of {formatCounted(total, "import")}. Keep this page open.
            <Progress value={(done / total) * 100} label="Imports pushed to" />
          </div>
        )}
        {failed.length > 0 ? (
          <ul className="divide-y rounded-xl border bg-surface">
            {failed.map(({ preview, sentence }) => (
              <li key={preview.importId} className="px-3.5 py-2.5 text-sm">
                <Link
                  href={`/${org}/imports/${preview.importId}`}
                  className="focus-ring rounded font-medium hover:underline"
                >
                  {preview.name}
                </Link>
                <span className="text-ink-muted">, {preview.clientName}</span>
                <p className="[overflow-wrap:anywhere]">{sentence}</p>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {ended ? (
        <div className="sticky bottom-0 flex justify-end border-t bg-raised px-5 py-3">
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      ) : null}
    </>
  );
}
