"use client";

import type { ImportStep } from "@/server/domain/import-steps";
import { ConnectionStep } from "./connection-step";
import { FiltersStep } from "./filters-step";
import { MappingStep } from "./mapping-step";
import { OptionsStep } from "./options-step";
import { ReviewStep } from "./review/review-step";
import { TypeStep } from "./type-step";

/** The form of one step. */
export function WizardStep({ step }: { step: ImportStep }) {
  switch (step) {
    case "type":
      return <TypeStep />;
    case "source":
    case "target":
      return <ConnectionStep key={step} side={step} />;
    case "filters":
      return <FiltersStep />;
    case "mapping":
      return <MappingStep />;
    case "options":
      return <OptionsStep />;
    case "review":
      return <ReviewStep />;
  }
}
