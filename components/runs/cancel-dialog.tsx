"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatCounted } from "@/components/ui/number";
import type { RunDetails } from "./run-page";

/** Says what stays before a run is stopped. */
export function CancelDialog({
  run,
  ...dialog
}: {
  run: RunDetails;
  open: boolean;
  onOpenChange(open: boolean): void;
  pending: boolean;
  onConfirm(): void;
}) {
  const { created, updated } = run.counters;
  const written = created + updated;
  return (
    <ConfirmDialog
      {...dialog}
      title="Cancel this run?"
      confirmLabel="Cancel run"
      cancelLabel="Keep running"
      description={
        run.kind === "dry_run" ? (
          "A dry run writes nothing, so nothing is left behind. You can resume it later."
        ) : (
          <>
            It stops after the batch that is under way.{" "}
            {written > 0
              ? `The ${formatCounted(written, "record")} written so far (${formatCounted(created, "created", "created")}, ${formatCounted(updated, "updated", "updated")}) stay in "${run.target.name}".`
              : `Nothing has been written into "${run.target.name}" so far.`}{" "}
            You can resume it later where it stopped.
          </>
        )
      }
    />
  );
}
