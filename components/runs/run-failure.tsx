"use client";

import { useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { CodeView } from "@/components/ui/code-view";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import type { RunDetails } from "./run-page";

type FailedRun = RunDetails & { failure: NonNullable<RunDetails["failure"]> };

/** Why a run stopped, what to do about it, and where: most often at one of the two connections. */
export function RunFailure({ run: { failure, source, target } }: { run: FailedRun }) {
  return (
    <Alert state="broken" title="The run stopped before its end">
      <p className="text-ink">{failure.message}</p>
      <p className="mt-1">
        What had been written stays. Once this is mended, resume the run where it stopped. The connections are{" "}
        <ConnectionLink store={source} /> and <ConnectionLink store={target} />.
      </p>
      {failure.technical ? (
        <Disclosure summary="Technical part" className="mt-2">
          <CodeView value={failure.technical} label="the technical part" className="bg-surface" />
        </Disclosure>
      ) : null}
    </Alert>
  );
}

function ConnectionLink({ store }: { store: RunDetails["source"] }) {
  const { slug } = useOrganisation();
  return (
    <Link
      href={`/${slug}/connections/${store.id}`}
      className="focus-ring rounded text-ink underline underline-offset-2 [overflow-wrap:anywhere]"
    >
      {store.name}
    </Link>
  );
}
