"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { Entity } from "@/server/domain/entity";
import { ScheduleForm } from "./schedule-form";
import type { ScheduleView } from "./schedule-words";

/** What is edited: one schedule, or a new one. */
export type Edited = ScheduleView | "new";

export function ScheduleDialog({
  importId,
  entity,
  edited,
  onClose,
}: {
  importId: string;
  entity: Entity;
  /** Null while the dialog is closed. */
  edited: Edited | null;
  onClose(): void;
}) {
  return (
    <Dialog open={edited !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent aria-describedby={undefined} className="max-w-xl">
        {edited === null ? null : (
          <ScheduleForm
            importId={importId}
            entity={entity}
            schedule={edited === "new" ? null : edited}
            onDone={onClose}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
