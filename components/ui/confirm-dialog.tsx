"use client";

import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { overlayClasses } from "./pop";
import { RemembersOpener, useReturnFocus } from "./return-focus";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  title: string;
  description: ReactNode;
  /** The act in words, such as "Remove connection"; never "OK". */
  confirmLabel: string;
  /** Where "Cancel" could be taken for the act itself. */
  cancelLabel?: string;
  pending?: boolean;
  danger?: boolean;
  onConfirm(): void;
}

/** Asks once before a destructive act; `description` names what will happen to how many. */
export function ConfirmDialog({ open, onOpenChange, ...asked }: ConfirmDialogProps) {
  return (
    <RemembersOpener open={open}>
      <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
        <ConfirmContent {...asked} />
      </AlertDialog.Root>
    </RemembersOpener>
  );
}

function ConfirmContent({
  title,
  description,
  confirmLabel,
  cancelLabel = "Cancel",
  pending,
  danger = true,
  onConfirm,
}: Omit<ConfirmDialogProps, "open" | "onOpenChange">) {
  const returnFocus = useReturnFocus();
  return (
    <AlertDialog.Portal>
      <AlertDialog.Overlay className={overlayClasses} />
      <AlertDialog.Content
        onCloseAutoFocus={returnFocus}
        className="fixed top-1/2 left-1/2 z-50 grid w-[calc(100%-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 gap-4 rounded-xl border bg-raised p-5 shadow-pop outline-none"
      >
        <div className="grid gap-1.5">
          <AlertDialog.Title className="font-semibold text-base leading-6">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="text-ink-muted text-sm">{description}</div>
          </AlertDialog.Description>
        </div>
        <div className="flex flex-col-reverse gap-2 pt-1 sm:flex-row sm:justify-end">
          <AlertDialog.Cancel asChild>
            <Button>{cancelLabel}</Button>
          </AlertDialog.Cancel>
          <Button variant={danger ? "danger" : "primary"} pending={pending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </div>
      </AlertDialog.Content>
    </AlertDialog.Portal>
  );
}
