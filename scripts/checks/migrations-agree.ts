// Whether prisma/migrations make exactly what prisma/schema says; tried on a Postgres of its own.

import { join } from "node:path";
import { missingMigration } from "../migrations/diff";
import { startEphemeralPostgres } from "../services/postgres-ephemeral";
import { defaultDataDir } from "../services/project";
import { runScript, StartError } from "../services/start-error";

await runScript(async () => {
  const postgres = await startEphemeralPostgres(join(defaultDataDir, "test"));
  try {
    const sql = await missingMigration(postgres.url);
    if (sql !== undefined) {
      throw new StartError(
        `The schema has changed without a migration. Write one with npm run db:diff -- NAME:\n${sql}`,
      );
    }
    console.log("Migrations and schema agree.");
  } finally {
    await postgres.stop();
  }
});
