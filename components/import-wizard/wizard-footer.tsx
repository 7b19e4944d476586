"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import { useState } from "react";
import { STEP_WORDS } from "@/components/imports/import-words";
import { useChosenClient } from "@/components/shell/client-context";
import { useMay } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { IMPORT_STEPS, stepIndex } from "@/server/domain/import-steps";
import { useWizard } from "./wizard-context";

/** Back and on, always in sight. The first step goes on by its form, since there is nothing to go to before it. */
export function WizardFooter({
  footnoteRef,
  footActRef,
}: {
  footnoteRef(node: HTMLElement | null): void;
  footActRef(node: HTMLElement | null): void;
}) {
  const { addressOf } = useChosenClient();
  const mayManage = useMay("import:manage");
  const { step, details, goTo, open, saveRef, leaving } = useWizard();
  const [saving, setSaving] = useState(false);
  const before = IMPORT_STEPS[stepIndex(step) - 1];
  const after = IMPORT_STEPS[stepIndex(step) + 1];

  const goOn = async () => {
    setSaving(true);
    try {
      const saved = (await saveRef.current?.save()) ?? true;
      if (saved && after && details) open(after);
    } finally {
      setSaving(false);
    }
  };
  return (
    <footer className="-mx-4 sm:-mx-6 lg:-mx-8 sticky bottom-0 z-20 mt-auto flex items-center gap-2 border-t bg-canvas/92 px-4 py-3 backdrop-blur-sm sm:px-6 lg:px-8">
      {before && details ? (
        <Button disabled={leaving || saving} onClick={() => goTo(before)}>
          <ArrowLeft aria-hidden />
          <span className="sr-only">Back to </span>
          {STEP_WORDS[before].title}
        </Button>
      ) : (
        <Button asChild>
          <Link href={addressOf("/imports")}>Cancel</Link>
        </Button>
      )}
      <div
        ref={footnoteRef}
        className="min-w-0 flex-1 truncate text-right text-ink-muted text-sm"
        aria-live="polite"
      />
      {after && mayManage ? (
        <Button variant="primary" pending={saving || leaving} onClick={() => void goOn()}>
          <span className="max-sm:sr-only">Save and go on</span>
          <span className="sm:hidden">{STEP_WORDS[after].title}</span>
          {saving || leaving ? null : <ArrowRight aria-hidden />}
        </Button>
      ) : null}
      <div ref={footActRef} className="flex gap-2 empty:hidden" />
    </footer>
  );
}
