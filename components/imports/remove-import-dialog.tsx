"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatCounted } from "@/components/ui/number";

/** Names what goes with the import, and what stays. */
export function RemoveImportDialog({
  item,
  open,
  onOpenChange,
  pending,
  onConfirm,
}: {
  item: { id: string; name: string };
  open: boolean;
  onOpenChange(open: boolean): void;
  pending: boolean;
  onConfirm(): void;
}) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const removal = useQuery(
    trpc.import.removal.queryOptions({ org: slug, importId: item.id }, { enabled: open, staleTime: 0 }),
  );
  const gone = removal.data
    ? `its ${formatCounted(removal.data.runs, "run")} and ${formatCounted(removal.data.records, "record")}`
    : "its runs and their records";
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Remove "${item.name}"?`}
      description={
        <>
          <p>This removes the import for good, with its settings, its mapping, {gone}.</p>
          <p className="mt-2">
            Both stores stay as they are. PrimeLink also keeps the links between their records, so that a
            later import finds what is already there.
          </p>
        </>
      }
      confirmLabel="Remove import"
      pending={pending || removal.isPending}
      onConfirm={onConfirm}
    />
  );
}
