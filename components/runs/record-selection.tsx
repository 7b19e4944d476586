"use client";

import type { RowSelectionState } from "@tanstack/react-table";
import { RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatCounted } from "@/components/ui/number";
import { useRunActs } from "./use-run-acts";

/** What can be done with the chosen records; shown while some are chosen. */
export function RecordSelection({
  runId,
  selection,
  onClear,
}: {
  runId: string;
  selection: RowSelectionState;
  onClear(): void;
}) {
  const { retry } = useRunActs(runId);
  const ids = Object.keys(selection).filter((id) => selection[id]);
  if (ids.length === 0) return null;
  return (
    <section
      aria-label="Chosen records"
      className="sticky bottom-4 z-20 mx-auto flex flex-wrap items-center gap-2 rounded-xl border bg-raised py-2 pr-2 pl-4 shadow-pop"
    >
      <span className="mr-2 text-sm tabular-nums" role="status">
        {formatCounted(ids.length, "record")} chosen
      </span>
      <Button variant="ghost" onClick={onClear}>
        Choose none
      </Button>
      <Button variant="primary" pending={retry.pending} onClick={() => retry.ask({ recordIds: ids })}>
        {retry.pending ? null : <RotateCcw aria-hidden />}
        Retry chosen
      </Button>
    </section>
  );
}
