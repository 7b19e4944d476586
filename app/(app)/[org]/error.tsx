"use client";

import { Page } from "@/components/shell/page";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** What a page shows when it could not be drawn. The rail and the search stay. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  return (
    <Page crumbs={[{ label: "Something went wrong" }]}>
      <Alert
        state="broken"
        title="This page could not be shown"
        actions={
          <Button size="sm" onClick={reset}>
            Try again
          </Button>
        }
      >
        Something went wrong on our side.{" "}
        {error.digest
          ? `If it stays, tell support the number ${error.digest}.`
          : "If it stays, tell support."}
      </Alert>
    </Page>
  );
}
