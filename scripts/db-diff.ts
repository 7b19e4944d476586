// Writes the migration that is missing between prisma/migrations and prisma/schema: npm run db:diff -- add_labels

import { missingMigration, writeMigration } from "./migrations/diff";
import { withDatabase } from "./services/database";
import { runScript, StartError } from "./services/start-error";

const [name = ""] = process.argv.slice(2);

await runScript(async () => {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new StartError(
      "Name the migration in small letters and underscores: npm run db:diff -- add_labels",
    );
  }
  await withDatabase(async ({ url }) => {
    const sql = await missingMigration(url);
    if (sql === undefined) console.log("Nothing to do: the migrations make what the schema says.");
    else
      console.log(
        `Wrote prisma/migrations/${writeMigration(name, sql)}. Read it, then run: npm run db:migrate`,
      );
  });
});
