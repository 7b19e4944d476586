import type { DefaultSession } from "next-auth";

declare module "next-auth" {
  interface Session {
    user?: { id: string } & DefaultSession["user"];
  }

  interface User {
    /** Of a person who comes from a provider: the address if the provider has verified it, else null. */
    verifiedEmail?: string | null;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    /** The token of the session: made anew at each sign-in, and known to the database by its hash. */
    sid?: string;
  }
}
