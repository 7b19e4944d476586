"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";

/** What a webhook's receiver checks the signature with: shown once, since the server never hands it out again. */
export function SigningSecret({ secret, onDone }: { secret: string; onDone(): void }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>Keep the signing secret</DialogTitle>
        <DialogDescription>
          The channel is added. Whoever receives its notices checks with this secret that they come from
          PrimeLink. It is shown this once; if it is lost, remove the channel and add it again.
        </DialogDescription>
      </DialogHeader>
      <div className="flex items-center gap-2 rounded-lg border bg-subtle p-3">
        <code className="min-w-0 flex-1 break-all font-mono text-xs">{secret}</code>
        <CopyButton value={secret} what="the signing secret" />
      </div>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          I have kept it
        </Button>
      </DialogFooter>
    </>
  );
}
