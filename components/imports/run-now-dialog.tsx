"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** A run writes into a shop: said once, in words, before it starts. */
export function RunNowDialog({
  sourceName,
  targetName,
  open,
  onOpenChange,
  pending,
  note,
  onConfirm,
}: {
  sourceName: string;
  targetName: string;
  open: boolean;
  onOpenChange(open: boolean): void;
  pending: boolean;
  /** What else should be known before. */
  note?: string | undefined;
  onConfirm(): void;
}) {
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      danger={false}
      title={`Write into "${targetName}" now?`}
      description={
        <>
          <p>
            Products of "{sourceName}" that "{targetName}" lacks are created, and those that differ are
            updated. What is equal on both sides is not touched. You can watch the run and cancel it at any
            time.
          </p>
          {note ? <p className="mt-2 text-ink">{note}</p> : null}
        </>
      }
      confirmLabel="Run now"
      pending={pending}
      onConfirm={onConfirm}
    />
  );
}
