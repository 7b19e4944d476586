/** The wizard's steps in their order; each has its own address. */
export const IMPORT_STEPS = ["type", "source", "target", "filters", "mapping", "options", "review"] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

/** Steps that must have been saved before an import may run. */
export const SAVED_STEPS = IMPORT_STEPS.filter((step) => step !== "review");

/** The part of a definition that tells how far it has come. */
export interface DefinitionProgress {
  /** The furthest step that was saved. */
  wizardStep: string;
  sourceId: string | null;
  targetId: string | null;
  /** Faults of the mapping that keep a run from starting. */
  mappingErrors: number;
}

/** `next` is the first that is to be done; `later` waits for it. */
export type StepState = "done" | "problem" | "next" | "later";

export function isImportStep(value: string): value is ImportStep {
  return (IMPORT_STEPS as readonly string[]).includes(value);
}

export function stepIndex(step: string): number {
  return isImportStep(step) ? IMPORT_STEPS.indexOf(step) : 0;
}

/** The later of both, so that going back to a step never takes away what was reached. */
export function furtherStep(reached: string, saved: ImportStep): ImportStep {
  return isImportStep(reached) && stepIndex(reached) > stepIndex(saved) ? reached : saved;
}

function isDone(progress: DefinitionProgress, step: ImportStep): boolean {
  if (step === "source") return progress.sourceId !== null;
  if (step === "target") return progress.targetId !== null;
  return stepIndex(step) <= stepIndex(progress.wizardStep);
}

export function stepStates(progress: DefinitionProgress): Record<ImportStep, StepState> {
  const states = {} as Record<ImportStep, StepState>;
  let blocked = false;
  for (const step of IMPORT_STEPS) {
    if (blocked) {
      states[step] = "later";
    } else if (step === "review" || !isDone(progress, step)) {
      states[step] = "next";
      blocked = true;
    } else if (step === "mapping" && progress.mappingErrors > 0) {
      states[step] = "problem";
    } else {
      states[step] = "done";
    }
  }
  return states;
}

/** All steps that a run needs are saved and without fault. */
export function isReady(progress: DefinitionProgress): boolean {
  const states = stepStates(progress);
  return SAVED_STEPS.every((step) => states[step] === "done");
}

/** Where to go on with an import: the first step that is open or has a fault. */
export function openStep(progress: DefinitionProgress): ImportStep {
  const states = stepStates(progress);
  return (
    IMPORT_STEPS.find((step) => states[step] === "problem") ??
    IMPORT_STEPS.find((step) => states[step] === "next") ??
    "review"
  );
}
