"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Entity } from "@/server/domain/entity";
import { ENTITY_WORDS } from "./import-words";

const SILENCE: Partial<Record<Entity, string>> = {
  customers:
    'Nobody is mailed: the shop\'s "New account" mail is switched off while the run goes on, and back on at its end.',
  orders: "Nobody is mailed, and no stock is moved.",
};

/** A run writes into a shop: said once, in words, before it starts. */
export function RunNowDialog({
  entity,
  sourceName,
  targetName,
  open,
  onOpenChange,
  pending,
  note,
  onConfirm,
}: {
  entity: Entity;
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
            {ENTITY_WORDS[entity].many} of "{sourceName}" that "{targetName}" lacks are created, and those
            that differ are updated. What is equal on both sides is not touched. You can watch the run and
            cancel it at any time.
          </p>
          {SILENCE[entity] ? <p className="mt-2">{SILENCE[entity]}</p> : null}
          {note ? <p className="mt-2 text-ink">{note}</p> : null}
        </>
      }
      confirmLabel="Run now"
      pending={pending}
      onConfirm={onConfirm}
    />
  );
}
