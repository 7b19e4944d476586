import type { Metadata } from "next";
import { api, fetchOrNotFound, HydrateClient, prefetch } from "@/app/_trpc/server";
import { RUN_KIND_WORDS } from "@/components/imports/import-words";
import { RunPage } from "@/components/runs/run-page";
import { Page } from "@/components/shell/page";

type Params = { params: Promise<{ org: string; runId: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const run = await fetchOrNotFound(api.run.get.queryOptions(await params));
  return { title: `${RUN_KIND_WORDS[run.kind]} of ${run.importName}` };
}

export default async function OneRunPage({ params }: Params) {
  const { org, runId } = await params;
  const [run] = await Promise.all([
    fetchOrNotFound(api.run.get.queryOptions({ org, runId })),
    prefetch(api.run.notes.queryOptions({ org, runId })),
    prefetch(api.run.issues.queryOptions({ org, runId })),
  ]);
  return (
    <Page crumbs={[{ label: "Runs", href: `/${org}/runs` }, { label: run.importName }]}>
      <HydrateClient>
        <RunPage runId={runId} />
      </HydrateClient>
    </Page>
  );
}
