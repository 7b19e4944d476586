"use client";

import { useState } from "react";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { InviteForm } from "./invite-form";
import { LinkOnce } from "./link-once";

export function InviteDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const [link, setLink] = useState<string | null>(null);
  const close = () => {
    onOpenChange(false);
    setLink(null);
  };
  return (
    // A link that is told once does not go by a click beside it.
    <Dialog open={open} onOpenChange={(shown) => (shown ? onOpenChange(true) : close())}>
      <DialogContent
        aria-describedby={undefined}
        onInteractOutside={link ? (event) => event.preventDefault() : undefined}
      >
        {link ? (
          <LinkOnce link={link} onDone={close} />
        ) : (
          <InviteForm onDone={(made) => (made ? setLink(made) : close())} />
        )}
      </DialogContent>
    </Dialog>
  );
}
