// Brings the database to the newest migration. `--rolled-back NAME` first lets a failed one be tried again.

import { parseArgs } from "node:util";
import { applyMigrations, markRolledBack } from "./migrations/migrate";
import { withDatabase } from "./services/database";
import { runScript } from "./services/start-error";

const { values } = parseArgs({ options: { "rolled-back": { type: "string" } } });

await runScript(() =>
  withDatabase(async ({ url }) => {
    if (values["rolled-back"]) await markRolledBack(url, values["rolled-back"]);
    const applied = await applyMigrations(url);
    console.log(
      applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing to do: the database is up to date.",
    );
  }),
);
