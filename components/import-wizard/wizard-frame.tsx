"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { ImportDetails } from "@/components/imports/import-words";
import { STEP_WORDS } from "@/components/imports/import-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { cn } from "@/components/ui/class-names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ImportStep } from "@/server/domain/import-steps";
import { Stepper } from "./stepper";
import { Summary } from "./summary";
import { type SaveStep, WizardProvider } from "./wizard-context";
import { WizardFooter } from "./wizard-footer";

/** The wizard around its open step: where one is, what has been chosen, and the ways back and on. */
export function WizardFrame({
  step,
  details,
  children,
}: {
  step: ImportStep;
  details: ImportDetails | null;
  children: ReactNode;
}) {
  const { slug } = useOrganisation();
  const router = useRouter();
  const saveRef = useRef<{ save: SaveStep; dirty: boolean } | null>(null);
  const [aside, setAside] = useState<HTMLElement | null>(null);
  const [footnote, setFootnote] = useState<HTMLElement | null>(null);
  const [footAct, setFootAct] = useState<HTMLElement | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [unsaved, setUnsaved] = useState<ImportStep | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = details?.id;

  // A new step is announced, and the keyboard goes on from its top.
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo({ top: 0 });
    if (step) heading.current?.focus({ preventScroll: true });
  }, [step]);

  const wizard = useMemo(() => {
    const open = (to: ImportStep) => router.push(`/${slug}/imports/${id}/edit/${to}`, { scroll: false });
    const saveAndOpen = async (to: ImportStep) => {
      const current = saveRef.current;
      if (!current?.dirty) return open(to);
      setLeaving(true);
      const saved = await current.save().catch(() => false);
      setLeaving(false);
      if (saved) open(to);
      else setUnsaved(to);
    };
    return {
      step,
      details,
      saveRef,
      open,
      goTo: (to: ImportStep) => void saveAndOpen(to),
      leaving,
      aside,
      footnote,
      footAct,
    };
  }, [router, slug, id, step, details, leaving, aside, footnote, footAct]);

  const wide = step === "mapping";
  return (
    <WizardProvider value={wizard}>
      <Stepper />
      <div className={cn("grid items-start gap-6", !wide && "lg:grid-cols-[minmax(0,1fr)_18rem] xl:gap-8")}>
        <div className="grid min-w-0 gap-5">
          <h1
            ref={heading}
            tabIndex={-1}
            className="font-semibold text-xl leading-7 tracking-tight outline-none"
          >
            {STEP_WORDS[step].question}
          </h1>
          {children}
        </div>
        {wide ? null : (
          <div className="grid gap-4 lg:sticky lg:top-19">
            <div ref={setAside} className="grid gap-4 empty:hidden" />
            <Summary />
          </div>
        )}
      </div>
      <WizardFooter footnoteRef={setFootnote} footActRef={setFootAct} />
      <ConfirmDialog
        open={unsaved !== null}
        onOpenChange={(open) => setUnsaved(open ? unsaved : null)}
        title="Leave this step unsaved?"
        description="Something in it is missing or wrong, so it cannot be saved yet. Your changes stay in this browser tab until you come back to this step."
        confirmLabel="Leave unsaved"
        danger={false}
        onConfirm={() => {
          const to = unsaved;
          setUnsaved(null);
          if (to) wizard.open(to);
        }}
      />
    </WizardProvider>
  );
}
