"use client";

import { useState } from "react";
import { Field } from "@/components/form/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Sheet, SheetContent, SheetDescription, SheetTitle } from "@/components/ui/sheet";
import { PushReview } from "./push-review";

/** What a version of a template would change in the chosen imports, and the push of it. */
export function PushSheet({
  template,
  versions,
  importIds,
  onClose,
}: {
  template: { id: string; name: string; latestVersion: number };
  /** Those that can be pushed, the latest first. */
  versions: readonly number[];
  /** Null: closed. */
  importIds: readonly string[] | null;
  /** `pushed`: something was done meanwhile. */
  onClose(pushed: boolean): void;
}) {
  const [busy, setBusy] = useState(false);
  const [pushed, setPushed] = useState(false);
  const [version, setVersion] = useState(template.latestVersion);
  const [opened, setOpened] = useState(importIds);
  // Opened anew: it begins with the latest version.
  if (opened !== importIds) {
    setOpened(importIds);
    setVersion(template.latestVersion);
    setPushed(false);
  }
  return (
    <Sheet
      open={importIds !== null}
      onOpenChange={(open) => {
        if (!open && !busy) onClose(pushed);
      }}
    >
      <SheetContent className="w-[min(52rem,100vw)]">
        <div className="flex flex-wrap items-end justify-between gap-3 border-b p-5 pr-14">
          <div className="min-w-0">
            <SheetTitle className="font-semibold text-base [overflow-wrap:anywhere]">
              What {template.name} would change
            </SheetTitle>
            <SheetDescription className="text-ink-muted text-sm">
              Nothing is changed before you push it.
            </SheetDescription>
          </div>
          {versions.length > 1 ? (
            <Field label="Version" className="w-36">
              <NativeSelect
                disabled={busy || pushed}
                value={version}
                onChange={(event) => setVersion(Number(event.target.value))}
              >
                {versions.map((one) => (
                  <option key={one} value={one}>
                    {one}
                    {one === template.latestVersion ? " (latest)" : ""}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          ) : null}
        </div>
        {importIds ? (
          <PushReview
            key={version}
            template={template}
            version={version}
            importIds={importIds}
            onBusy={setBusy}
            onPushed={() => setPushed(true)}
            onClose={() => onClose(pushed)}
          />
        ) : null}
      </SheetContent>
    </Sheet>
  );
}
