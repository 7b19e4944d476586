"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { PercentForm } from "./percent-form";
import { thresholdWords } from "./threshold-words";

/** From when on this import counts as failing: as the organisation's others, or by a threshold of its own. */
export function ImportThreshold({ importId, percent }: { importId: string; percent: number | null }) {
  const mayManage = useMay("organisation:manage");
  return (
    <div className="px-4 py-2.5">
      <dt className="flex items-center justify-between text-ink-muted text-xs">
        Counts as failing
        {mayManage ? <ThresholdDialog importId={importId} percent={percent} /> : null}
      </dt>
      <dd className="text-sm">{percent === null ? "As set for all imports" : thresholdWords(percent)}</dd>
    </div>
  );
}

function ThresholdDialog({ importId, percent }: { importId: string; percent: number | null }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const save = useMutation(trpc.notice.setImportThreshold.mutationOptions());
  const set = async (next: number | null) => {
    setProblem(undefined);
    try {
      await save.mutateAsync({ org, importId, percent: next });
      await Promise.all([
        queryClient.invalidateQueries(trpc.import.get.queryFilter({ org, importId })),
        queryClient.invalidateQueries(trpc.notice.thresholds.queryFilter({ org })),
      ]);
      setOpen(false);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger
        className="focus-ring rounded text-accent-text hover:underline"
        aria-label="Change when this import counts as failing"
      >
        Change
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>When this import counts as failing</DialogTitle>
          <DialogDescription>Holds from its next run on.</DialogDescription>
        </DialogHeader>
        <PercentForm
          label="Failed records, in per cent of those read"
          percent={percent ?? 0}
          pending={save.isPending}
          problem={problem}
          onSubmit={set}
        />
        {percent === null ? null : (
          <DialogFooter>
            <Button disabled={save.isPending} onClick={() => void set(null)}>
              Use the setting for all imports
            </Button>
          </DialogFooter>
        )}
      </DialogContent>
    </Dialog>
  );
}
