import { redirect } from "next/navigation";
import { api, fetchOrNotFound } from "@/app/_trpc/server";
import { NoOrganisation } from "@/components/auth/no-organisation";
import { currentUser } from "@/server/auth/session";

/** Sends each person to where they belong. */
export default async function StartPage() {
  if (!(await currentUser())) redirect("/sign-in");
  const [organisation] = await fetchOrNotFound(api.organisation.mine.queryOptions());
  if (organisation) redirect(`/${organisation.slug}`);
  if (await fetchOrNotFound(api.account.staff.queryOptions())) redirect("/support");
  const { open } = await fetchOrNotFound(api.organisation.foundState.queryOptions());
  return <NoOrganisation mayFound={open} />;
}
