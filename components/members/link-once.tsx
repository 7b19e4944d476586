"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";

/** An invitation's link, shown this once: the server keeps nothing that it could be made from again. */
export function LinkOnce({ link, onDone }: { link: string; onDone(): void }) {
  return (
    <>
      <DialogHeader>
        <DialogTitle>Hand this link over</DialogTitle>
        <DialogDescription>
          It lets one person in, once, within seven days: whoever accepts first, so send it in private. It is
          shown this once; if it is lost, make a new link from the list.
        </DialogDescription>
      </DialogHeader>
      <div className="flex items-center gap-2 rounded-lg border bg-subtle p-3">
        <code className="min-w-0 flex-1 break-all font-mono text-xs">{link}</code>
        <CopyButton value={link} what="the link" />
      </div>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          I have copied it
        </Button>
      </DialogFooter>
    </>
  );
}
