"use client";

import { Copy, Lock } from "lucide-react";
import { useImportActs } from "@/components/imports/use-import-acts";
import { Button } from "@/components/ui/button";
import type { Side } from "@/server/services/imports/import.schema";
import { useWizardImport } from "./wizard-context";

/** Why the store of an import that has run cannot be changed, and the way that leads to another one. */
export function StoresStay({ side }: { side: Side }) {
  const details = useWizardImport();
  const { duplicate } = useImportActs(details);
  return (
    <section
      aria-label="Why the store cannot be changed"
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border bg-subtle p-3.5"
    >
      <Lock className="size-4 shrink-0 self-start text-ink-muted max-sm:hidden" aria-hidden />
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium text-sm">
          The {side} of this import stays "{details[side]?.name}"
        </p>
        <p className="text-ink-muted text-sm">
          It has already run, and its history tells of its two stores. To use another {side}, duplicate it and
          choose there.
        </p>
      </div>
      <Button size="sm" pending={duplicate.pending} onClick={duplicate.ask}>
        {duplicate.pending ? null : <Copy aria-hidden />}
        Duplicate this import
      </Button>
    </section>
  );
}
