import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { WizardStep } from "@/components/import-wizard/wizard-step";
import { STEP_WORDS } from "@/components/imports/import-words";
import { isImportStep } from "@/server/domain/import-steps";

type Params = { params: Promise<{ org: string; id: string; step: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { step } = await params;
  return { title: isImportStep(step) ? `Import: ${STEP_WORDS[step].title}` : "Import" };
}

export default async function ImportStepPage({ params }: Params) {
  const { org, id, step } = await params;
  if (!isImportStep(step)) notFound();
  const { scopes } = await fetchOrNotFound(api.organisation.get.queryOptions({ org }));
  // The layout shows them a sentence in place of any step, and what it does not show cannot lead on.
  if (!scopes.includes("import:manage")) return null;
  const details = await fetchOrNotFound(api.import.get.queryOptions({ org, importId: id }));
  // A step that waits for an earlier one leads there.
  if (details.steps[step] === "later") redirect(`/${org}/imports/${id}/edit/${details.openStep}`);
  if (step === "source" || step === "target") {
    await Promise.all([
      prefetch(api.connection.platforms.queryOptions({ org })),
      prefetch(api.connection.list.queryOptions({ org, clientId: details.client.id })),
    ]);
  }
  if (step === "mapping") await prefetch(api.import.mapping.queryOptions({ org, importId: id }));
  return (
    <HydrateClient>
      <WizardStep step={step} />
    </HydrateClient>
  );
}
