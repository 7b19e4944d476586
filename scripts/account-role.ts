// Makes somebody of this installation's support staff, or no longer:
// npm run account:role -- sam@example.com support
// Roles are none, support and admin. Support staff need two-step sign-in before the queue opens to them.
//
// Without DATABASE_URL it works on the database that this installation keeps in .primelink.

import { createDb } from "@/server/db/client";
import { PLATFORM_ROLES, type PlatformRole } from "@/server/domain/support";
import { systemClock } from "@/server/infra/system-clock";
import { ServiceError } from "@/server/services/errors";
import { setPlatformRole } from "@/server/services/support/set-platform-role";
import { withDatabase } from "./services/database";
import { runScript, StartError } from "./services/start-error";

function isRole(text: string | undefined): text is PlatformRole {
  return PLATFORM_ROLES.some((role) => role === text);
}

await runScript(async () => {
  const [email, role] = process.argv.slice(2);
  if (!email || !isRole(role)) {
    throw new StartError(
      `Whose, and which of ${PLATFORM_ROLES.join(", ")}? Write both: npm run account:role -- sam@example.com support`,
    );
  }
  await withDatabase(async ({ url }) => {
    const db = createDb(url, { maxConnections: 2 });
    try {
      const { ended } = await setPlatformRole({ db, clock: systemClock }, { email, role });
      console.log(`${email} has the role ${role} now.`);
      if (ended > 0) console.log(`Requests and access of theirs that ended: ${ended}.`);
      if (role !== "none") console.log("The queue at /support opens to them once two-step sign-in is on.");
    } catch (error) {
      if (error instanceof ServiceError) throw new StartError(`There is no account with ${email}.`);
      // Prisma's code for a table that is not there.
      if ((error as { code?: string }).code !== "P2021") throw error;
      throw new StartError("This database was never started with PrimeLink. Is DATABASE_URL the right one?");
    } finally {
      await db.$disconnect();
    }
  });
});
