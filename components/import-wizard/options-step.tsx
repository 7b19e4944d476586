"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { type ImportOptions, importOptionsSchema } from "@/server/domain/import-settings";
import { CustomerOptions } from "./options/customer-options";
import { DeletionsCard, shareError } from "./options/deletions-card";
import { OrderOptions } from "./options/order-options";
import { ProductOptions } from "./options/product-options";
import { ReadingCard } from "./options/reading-card";
import { SpeedCard, speedErrors } from "./options/speed-card";
import { useDraft } from "./use-draft";
import { useSave } from "./use-save";
import { useSaveStep, useWizardImport } from "./wizard-context";

export function OptionsStep() {
  const { slug } = useOrganisation();
  const details = useWizardImport();
  const trpc = useTRPC();
  const saveStep = useSave();
  const mutation = useMutation(trpc.import.saveOptions.mutationOptions());
  const draft = useDraft<ImportOptions>(`import/${details.id}/options`, details.options);
  const options = draft.value;
  const [told, setTold] = useState(false);
  const change = (part: Partial<ImportOptions>) => draft.set((before) => ({ ...before, ...part }));
  const wrong = speedErrors(options);
  const daysOk = importOptionsSchema.shape.fullEveryDays.safeParse(options.fullEveryDays).success;
  const daysError = daysOk ? undefined : "Write a whole number from 0 to 365.";
  const shareWrong = shareError(options);

  useSaveStep(async () => {
    if (Object.keys(wrong).length > 0 || !daysOk || shareWrong) {
      setTold(true);
      return false;
    }
    return saveStep(() => mutation.mutateAsync({ org: slug, importId: details.id, options }));
  }, draft.dirty);

  return (
    <div className="grid max-w-3xl gap-7">
      {details.entity === "products" ? (
        <ProductOptions details={details} options={options} onChange={change} />
      ) : details.entity === "customers" ? (
        <CustomerOptions details={details} options={options} onChange={change} />
      ) : (
        <OrderOptions details={details} />
      )}
      <DeletionsCard
        details={details}
        options={options}
        error={told || draft.dirty ? shareWrong : undefined}
        onChange={change}
      />
      <ReadingCard
        entity={details.entity}
        options={options}
        error={told || draft.dirty ? daysError : undefined}
        onChange={change}
      />
      <SpeedCard
        entity={details.entity}
        options={options}
        errors={told || draft.dirty ? wrong : {}}
        onChange={change}
      />
    </div>
  );
}
