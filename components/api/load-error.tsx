"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { sentenceOf } from "./error-sentence";

/** In the place of what could not be loaded. */
export function LoadError({ error, onRetry, what }: { error: unknown; onRetry?(): void; what: string }) {
  return (
    <Alert
      state="broken"
      title={`${what} could not be loaded`}
      actions={
        onRetry ? (
          <Button size="sm" onClick={() => onRetry()}>
            Try again
          </Button>
        ) : null
      }
    >
      {sentenceOf(error)}
    </Alert>
  );
}
