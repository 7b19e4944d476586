import type { PrismaClient } from "@/server/db/generated/client";
import { rowSecurityTrouble } from "@/server/db/row-security";
import { asSystem } from "@/server/infra/tenant";
import type { OperationDeps } from "./deps";

export const READINESS_PARTS = ["database", "migrations", "executor", "credentials"] as const;
export type ReadinessPart = (typeof READINESS_PARTS)[number];

export interface Readiness {
  ready: boolean;
  /** For each part why it is not ready, in a sentence for the operator; null when it is. */
  trouble: Record<ReadinessPart, string | null>;
  /** What holds nothing up but should be mended: why Postgres itself does not keep organisations apart. */
  rowSecurity: string | null;
}

const WITHIN_MS = 4_000;

/** Whether this process can do the whole of its work: also what a restart of it would not mend. */
export async function checkReadiness(deps: OperationDeps): Promise<Readiness> {
  const database = await troubleOf(async () => {
    await deps.db.$queryRaw`select 1`;
    return null;
  });
  // All that follows asks the database: one sentence is enough.
  const ask = (check: () => Promise<string | null>) =>
    database === null ? troubleOf(check) : Promise.resolve("It cannot be told without the database.");
  const [migrations, executor, credentials, rowSecurity] = await Promise.all([
    ask(() => asSystem(() => missingMigrations(deps))),
    ask(() => deps.executor.trouble()),
    ask(() => asSystem(() => missingKeys(deps))),
    ask(() => rowSecurityTrouble(deps.db)),
  ]);
  const trouble = { database, migrations, executor, credentials };
  return { ready: Object.values(trouble).every((sentence) => sentence === null), trouble, rowSecurity };
}

/** What cannot be found out within some seconds is not ready. */
async function troubleOf(check: () => Promise<string | null>): Promise<string | null> {
  let timeout: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timeout = setTimeout(() => resolve(`No answer within ${WITHIN_MS / 1_000} seconds.`), WITHIN_MS);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timeout);
  }
}

/** Later migrations than ours are no trouble: while an upgrade is rolled out, older code runs on a newer database. */
async function missingMigrations({ db, expectedMigrations }: OperationDeps): Promise<string | null> {
  const expected = await expectedMigrations();
  if (expected.length === 0) return "The folder prisma/migrations is not where this process was started.";
  const rows: { name: string }[] = await db.$queryRaw`
    select migration_name as name from "_prisma_migrations"
    where finished_at is not null and rolled_back_at is null`;
  const applied = new Set(rows.map(({ name }) => name));
  const missing = expected.filter((name) => !applied.has(name));
  return missing.length === 0 ? null : `Not applied: ${missing.join(", ")}. Run: npm run db:migrate`;
}

async function missingKeys({ db, keyVersions }: OperationDeps): Promise<string | null> {
  const used = await usedKeyVersions(db);
  const missing = used.filter((version) => !keyVersions.has(version));
  return missing.length === 0
    ? null
    : `Stored credentials need the keys of version ${missing.join(", ")}, which CREDENTIALS_KEYS does not hold.`;
}

async function usedKeyVersions(db: PrismaClient): Promise<number[]> {
  const rows: { version: number }[] = await db.$queryRaw`
    select "keyVersion" as version from "Connection" union
    select "keyVersion" from "WebhookEndpoint" union
    select "keyVersion" from "NoticeChannel"`;
  return rows.map(({ version }) => version).sort((a, b) => a - b);
}
