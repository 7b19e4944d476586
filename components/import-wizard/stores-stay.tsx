"use client";

import { Copy } from "lucide-react";
import { useImportActs } from "@/components/imports/use-import-acts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Side } from "@/server/services/imports/import.schema";
import { useWizardImport } from "./wizard-context";

/** Why the store of an import that has run cannot be changed, and the way that leads to another one. */
export function StoresStay({ side }: { side: Side }) {
  const details = useWizardImport();
  const { duplicate } = useImportActs(details);
  return (
    <Alert
      state="running"
      title={`The ${side} of this import stays "${details[side]?.name}"`}
      actions={
        <Button size="sm" pending={duplicate.pending} onClick={duplicate.ask}>
          {duplicate.pending ? null : <Copy aria-hidden />}
          Duplicate this import
        </Button>
      }
    >
      It has already run, and its history tells of its two stores. To use another {side}, duplicate it and
      choose there.
    </Alert>
  );
}
