import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Postgres, startPostgres } from "./postgres";
import { defaultDataDir, projectRoot } from "./project";

/** Reads `.env` into the environment, as Next does for the app; what is set already stays. */
export function loadDotEnv(): void {
  const file = join(projectRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

export interface Database extends Pick<Postgres, "stop" | "onExit"> {
  url: string;
  embedded: boolean;
}

/** The database that DATABASE_URL names, or the embedded one, started. */
export async function openDatabase(dataDir = defaultDataDir): Promise<Database> {
  const given = process.env.DATABASE_URL?.trim();
  if (given) return { url: given, embedded: false, stop: async () => {}, onExit: () => {} };
  const postgres = await startPostgres({ folder: join(dataDir, "postgres") });
  return { url: postgres.url, embedded: true, stop: postgres.stop, onExit: postgres.onExit };
}

/** Runs the work with the database, and stops that afterwards if this has started it. */
export async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  loadDotEnv();
  const database = await openDatabase();
  try {
    await work(database);
  } finally {
    await database.stop();
  }
}
