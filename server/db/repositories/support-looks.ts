import type { Db } from "@/server/db/client";
import type { OrgScope } from "@/server/domain/scope";
import { clientInReach, inReach, runInReach } from "./reach";

/** What a call is about, by its id. */
export type Named = { kind: "record" | "run" | "import" | "connection" | "client"; id: string };

export interface LookedAt {
  subject: "run" | "import" | "connection" | "client";
  id: string;
  name: string;
  /** Of a record, which of the run's it is. */
  record?: string;
}

const ofImport = { import: { select: { name: true } } } as const;

/** What was looked at, by the name that its organisation knows it by; null for what is not there. */
export async function findLookedAt(scope: OrgScope, db: Db, { kind, id }: Named): Promise<LookedAt | null> {
  const where = { id, ...inReach(scope) };
  if (kind === "record") {
    const record = await db.record.findFirst({
      where: { id, ...runInReach(scope) },
      select: { kind: true, sourceId: true, runId: true, run: { select: ofImport } },
    });
    if (!record) return null;
    const { runId, run } = record;
    return { subject: "run", id: runId, name: run.import.name, record: `${record.kind} ${record.sourceId}` };
  }
  if (kind === "run") {
    const run = await db.run.findFirst({ where, select: ofImport });
    return run && { subject: kind, id, name: run.import.name };
  }
  if (kind === "client") {
    const client = await db.client.findFirst({ where: clientInReach(scope, id), select: { name: true } });
    return client && { subject: kind, id, name: client.name };
  }
  const named = { where, select: { name: true } };
  const found = await (kind === "import" ? db.import.findFirst(named) : db.connection.findFirst(named));
  return found && { subject: kind, id, name: found.name };
}

interface Look {
  userId: string;
  shown: string;
  subjectId: string;
  since: Date;
}

/** Whether this person has looked at the same since then. */
export async function hasLooked(scope: OrgScope, db: Db, look: Look): Promise<boolean> {
  const found = await db.auditEntry.findFirst({
    where: {
      orgId: scope.orgId,
      userId: look.userId,
      createdAt: { gte: look.since },
      action: "support.looked",
      subjectId: look.subjectId,
      details: { path: ["shown"], equals: look.shown },
    },
    select: { id: true },
  });
  return found !== null;
}

/** One look of a person after the other, until the transaction ends. */
export async function lockLooks(tx: Db, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${`support-looks:${userId}`}))::text`;
}
