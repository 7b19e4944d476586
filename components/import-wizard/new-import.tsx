"use client";

import { Lock } from "lucide-react";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { TypeStep } from "./type-step";
import { WizardFrame } from "./wizard-frame";

/** The first step of an import that does not exist yet; saving it makes the draft that the other steps fill. */
export function NewImport() {
  const { slug } = useOrganisation();
  const mayManage = useMay("import:manage");
  return (
    <Page
      width="wide"
      className="flex-1 grid-rows-[auto_1fr_auto] content-stretch pb-0"
      crumbs={[{ label: "Imports", href: `/${slug}/imports` }, { label: "New import" }]}
    >
      {mayManage ? (
        <WizardFrame step="type" details={null}>
          <TypeStep />
        </WizardFrame>
      ) : (
        <EmptyState page icon={Lock} title="Your role may look at imports, but not make one">
          Ask an owner or admin of the organisation if you need to.
        </EmptyState>
      )}
    </Page>
  );
}
