import { Alert } from "@/components/ui/alert";
import { CodeView } from "@/components/ui/code-view";
import { Disclosure } from "@/components/ui/disclosure";
import type { RunDetails } from "./run-page";

/** Why a run stopped, and what to do about it. */
export function RunFailure({ failure }: { failure: NonNullable<RunDetails["failure"]> }) {
  return (
    <Alert state="broken" title="The run stopped before its end">
      <p className="text-ink">{failure.message}</p>
      <p className="mt-1">
        What had been written stays. Once this is mended, resume the run where it stopped.
      </p>
      {failure.technical ? (
        <Disclosure summary="Technical part" className="mt-2">
          <CodeView value={failure.technical} label="the technical part" className="bg-surface" />
        </Disclosure>
      ) : null}
    </Alert>
  );
}
