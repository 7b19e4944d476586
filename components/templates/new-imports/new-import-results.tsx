"use client";

import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import type { MakingState } from "./use-new-imports";

/** What came of making imports, with what to do for clients without one. */
export function NewImportResults({ state }: { state: MakingState }) {
  const { slug: org } = useOrganisation();
  const { total, results, ended } = state;
  const made = results.flatMap(({ importId }) => importId ?? []);
  const left = results.filter(({ importId }) => importId === null);
  if (!ended) {
    return (
      <div role="status" className="grid gap-2 text-sm">
        {results.length} of {formatCounted(total, "client")} dealt with. Keep this page open.
        <Progress value={(results.length / total) * 100} label="Clients dealt with" />
      </div>
    );
  }
  return (
    <Alert
      state={left.length === 0 ? "good" : "attention"}
      title={
        made.length === 0
          ? "No import was made"
          : `${formatCounted(made.length, "import was", "imports were")} made`
      }
      actions={
        made.length > 0 ? (
          <Link href={`/${org}/imports`} className="focus-ring rounded text-accent-text hover:underline">
            See imports
          </Link>
        ) : null
      }
    >
      {left.length > 0 ? (
        <ul>
          {left.map(({ clientId, client, sentence }) => (
            <li key={clientId}>
              <span className="text-ink">{client ?? "A client"}</span>: {sentence}
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  );
}
