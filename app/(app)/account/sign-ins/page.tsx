import type { Metadata } from "next";
import { LinkedSignIns } from "@/components/account/linked-sign-ins";
import { providerProblem } from "@/components/auth/sign-in-problem";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Linked sign-ins" };

export default async function SignInsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const given = await searchParams;
  const text = (name: string) => (typeof given[name] === "string" ? given[name] : undefined);
  const problem = providerProblem(text("error"), text("provider"));
  return (
    <>
      <PageHeader
        title="Linked sign-ins"
        description="Sign in with an account that you have elsewhere, instead of your password here."
      />
      {problem ? <Alert state="broken" title={problem} /> : null}
      <LinkedSignIns />
    </>
  );
}
