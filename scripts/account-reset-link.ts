// Prints a one-time link with which a person chooses a new password, where no mail is sent:
// npm run account:reset-link -- ann@example.com
// With --without-second-factor it also switches their two-step sign-in off, for who has lost telephone and codes.
//
// Without DATABASE_URL it works on the database that this installation keeps in .primelink.

import { parseArgs } from "node:util";
import { createDb } from "@/server/db/client";
import { readEnv } from "@/server/env";
import { systemClock } from "@/server/infra/system-clock";
import { makeResetLink } from "@/server/services/account/make-reset-link";
import { ServiceError } from "@/server/services/errors";
import { withDatabase } from "./services/database";
import { defaultDataDir } from "./services/project";
import { localSecrets } from "./services/secrets";
import { runScript, StartError } from "./services/start-error";

await runScript(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { "without-second-factor": { type: "boolean", default: false } },
  });
  const [email] = positionals;
  if (!email) {
    throw new StartError("Whose? Write the e-mail address: npm run account:reset-link -- ann@example.com");
  }
  await withDatabase(async ({ url, embedded }) => {
    const own = embedded ? { APP_URL: "http://localhost:3000", ...localSecrets(defaultDataDir) } : {};
    const settings = readEnv({ ...own, ...process.env, DATABASE_URL: url });
    const db = createDb(url, { maxConnections: 2 });
    try {
      const link = await makeResetLink(
        { db, clock: systemClock, settings: { appUrl: settings.APP_URL.replace(/\/+$/, "") } },
        { email, turnOffSecondFactor: values["without-second-factor"] },
      );
      console.log(`${link.url}\n\nIt works once, for an hour. Hand it to nobody but the owner of ${email}.`);
      if (values["without-second-factor"]) {
        console.log("Their two-step sign-in is off, and every device of theirs was signed out.");
      }
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
