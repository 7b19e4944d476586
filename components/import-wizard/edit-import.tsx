"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { STEP_WORDS } from "@/components/imports/import-words";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { isImportStep } from "@/server/domain/import-steps";
import { WizardFrame } from "./wizard-frame";

/** While something runs, what may be started changes by itself. */
const POLL_MS = 5_000;

/** The wizard of one import. It stays while its steps come and go. */
export function EditImport({ importId, children }: { importId: string; children: ReactNode }) {
  const { slug } = useOrganisation();
  const trpc = useTRPC();
  const mayManage = useMay("import:manage");
  const segment = useSelectedLayoutSegment() ?? "";
  const step = isImportStep(segment) ? segment : "type";
  const details = useQuery(
    trpc.import.get.queryOptions(
      { org: slug, importId },
      { refetchInterval: ({ state }) => (state.data?.active ? POLL_MS : false) },
    ),
  );
  const overview = `/${slug}/imports/${importId}`;
  return (
    <Page
      width="wide"
      className="flex-1 grid-rows-[auto_1fr_auto] content-stretch pb-0"
      crumbs={[
        { label: "Imports", href: `/${slug}/imports` },
        { label: details.data?.name ?? "Import", href: overview },
        { label: STEP_WORDS[step].title },
      ]}
    >
      {!mayManage ? (
        <EmptyState
          page
          icon={Lock}
          title="Your role may look at this import, but not change it"
          actions={
            <Button asChild size="sm">
              <Link href={overview}>Look at it</Link>
            </Button>
          }
        >
          Ask an owner or admin of the organisation if you need to.
        </EmptyState>
      ) : details.data ? (
        <WizardFrame step={step} details={details.data}>
          {children}
        </WizardFrame>
      ) : details.error ? (
        <LoadError what="This import" error={details.error} onRetry={() => void details.refetch()} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </Page>
  );
}
