import { createDb } from "@/server/db/client";
import { ensureDemoAccount } from "@/server/services/organisations/ensure-demo-account";
import { demoAccount } from "./account";

/** Makes the demo's account in the database, unless it is there. */
export async function prepareDemoAccount({ databaseUrl }: { databaseUrl: string }): Promise<void> {
  const db = createDb(databaseUrl);
  try {
    await ensureDemoAccount({ db }, demoAccount);
  } finally {
    await db.$disconnect();
  }
}
