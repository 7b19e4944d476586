import { cookies, headers } from "next/headers";
import { cache } from "react";
import { house } from "@/server/composition";
import type { SignedInUser } from "./verify-sign-in";
import { readVisit, type Visit } from "./visit";

/** The request's visit, read once a request. */
export const currentVisit = cache(async (): Promise<Visit> => {
  const jar = (await cookies()).getAll().map(({ name, value }) => [name, value]);
  return readVisit(house(), { headers: await headers(), cookies: Object.fromEntries(jar) });
});

/** Who is signed in. Nobody is while the second factor is still to be given. */
export async function currentUser(): Promise<SignedInUser | null> {
  const { session } = await currentVisit();
  return session && !session.pending ? session.user : null;
}
