import type { Db } from "@/server/db/client";

/** The number only has to be ours alone. */
const SIGN_UP_LOCK = 7_164_001;

/** Serialises sign-ups until the transaction ends, so that two people cannot both be the first. */
export async function takeSignUpLock(tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SIGN_UP_LOCK})`;
}
