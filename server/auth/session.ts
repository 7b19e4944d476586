import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "./options";
import type { SignedInUser } from "./verify-sign-in";

/** Who is signed in, by the request's cookie; read once a request. */
export const currentUser = cache(async (): Promise<SignedInUser | null> => {
  const session = await getServerSession(authOptions());
  const user = session?.user;
  if (!user?.id || !user.email) return null;
  return { id: user.id, email: user.email, name: user.name ?? user.email };
});
