"use client";

import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import type { ImportDetails } from "@/components/imports/import-words";
import type { ImportStep } from "@/server/domain/import-steps";

/** Saves the step that is open. Answers false when something in it has to be mended first. */
export type SaveStep = () => Promise<boolean>;

interface Wizard {
  step: ImportStep;
  /** Null until the first step has been saved. */
  details: ImportDetails | null;
  saveRef: RefObject<{ save: SaveStep; dirty: boolean } | null>;
  /** Saves what is open, then goes to another step. */
  goTo(step: ImportStep): void;
  /** Goes to another step as it is. */
  open(step: ImportStep): void;
  leaving: boolean;
  /** Where a step draws beside its form. */
  aside: HTMLElement | null;
  /** Where a step says a word beside the buttons. */
  footnote: HTMLElement | null;
  /** Where a step puts a button of its own, in the place of the one that goes on. */
  footAct: HTMLElement | null;
}

const WizardContext = createContext<Wizard | null>(null);

export const WizardProvider = WizardContext.Provider;

export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (!wizard) throw new Error("useWizard is for the wizard's steps");
  return wizard;
}

/** The import whose steps these are. */
export function useWizardImport(): ImportDetails {
  const { details } = useWizard();
  if (!details) throw new Error("useWizardImport is for steps after the first");
  return details;
}

/** Tells the wizard how to save the step that is open, so that leaving it by any of its links loses nothing. */
export function useSaveStep(save: SaveStep, dirty: boolean): void {
  const { saveRef } = useWizard();
  const latest = useRef({ save, dirty });
  latest.current = { save, dirty };
  useEffect(() => {
    const entry = {
      save: () => latest.current.save(),
      get dirty() {
        return latest.current.dirty;
      },
    };
    saveRef.current = entry;
    return () => {
      if (saveRef.current === entry) saveRef.current = null;
    };
  }, [saveRef]);
}

/** Draws beside the form, above the summary. */
export function Aside({ children }: { children: ReactNode }) {
  const { aside } = useWizard();
  return aside ? createPortal(children, aside) : null;
}

/** Draws beside the buttons at the foot, always in sight. */
export function Footnote({ children }: { children: ReactNode }) {
  const { footnote } = useWizard();
  return footnote ? createPortal(children, footnote) : null;
}

/** The step's own main act, in the place of the button that goes on. */
export function FootAct({ children }: { children: ReactNode }) {
  const { footAct } = useWizard();
  return footAct ? createPortal(children, footAct) : null;
}
