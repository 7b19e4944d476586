"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import type { Entity } from "@/server/domain/entity";
import { ENTITY_WORDS } from "./import-words";
import type { RunNow } from "./use-import-acts";

const SILENCE: Partial<Record<Entity, string>> = {
  customers:
    'Nobody is mailed: the shop\'s "New account" mail is switched off while the run goes on, and back on at its end.',
  orders: "Nobody is mailed, and no stock is moved.",
};

/** A run writes into a shop: said once, in words, before it starts. */
export function RunNowDialog({
  entity,
  again,
  sourceName,
  targetName,
  open,
  onOpenChange,
  pending,
  note,
  onConfirm,
}: {
  entity: Entity;
  /** It has run before, so reading what has changed since can be enough. */
  again: boolean;
  sourceName: string;
  targetName: string;
  open: boolean;
  onOpenChange(open: boolean): void;
  pending: boolean;
  /** What else should be known before. */
  note?: string | undefined;
  onConfirm(kind: RunNow): void;
}) {
  const [kind, setKind] = useState<RunNow>("incremental");
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
          {again ? (
            <RadioGroup
              aria-label="What is read"
              className="mt-3 text-ink"
              value={kind}
              onValueChange={(value) => setKind(value === "full" ? "full" : "incremental")}
            >
              <RadioCard
                value="incremental"
                title="What has changed"
                description="Since the last run, and what failed then. Everything, where the definition was changed or it is time for it again."
              />
              <RadioCard
                value="full"
                title="Everything"
                description="Each record is read and compared anew. It takes longer."
              />
            </RadioGroup>
          ) : null}
          {SILENCE[entity] ? <p className="mt-2">{SILENCE[entity]}</p> : null}
          {note ? <p className="mt-2 text-ink">{note}</p> : null}
        </>
      }
      confirmLabel="Run now"
      pending={pending}
      onConfirm={() => onConfirm(again ? kind : "full")}
    />
  );
}
