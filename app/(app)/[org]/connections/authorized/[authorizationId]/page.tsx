import type { Metadata } from "next";
import { AuthorizationWait } from "@/components/connections/authorization-wait";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Connecting the store" };

export default async function AuthorizedPage({
  params,
  searchParams,
}: {
  params: Promise<{ org: string; authorizationId: string }>;
  searchParams: Promise<{ success?: string }>;
}) {
  const { org, authorizationId } = await params;
  const { success } = await searchParams;
  return (
    <Page
      width="narrow"
      crumbs={[{ label: "Connections", href: `/${org}/connections` }, { label: "Connecting" }]}
    >
      <PageHeader title="Connecting the store" />
      <AuthorizationWait authorizationId={authorizationId} denied={success === "0"} />
    </Page>
  );
}
