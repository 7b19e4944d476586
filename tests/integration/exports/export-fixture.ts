import { house } from "@/server/composition";
import type { Person } from "../app/people";

const { db } = house();

/** An import between two connections that nobody asks, with one run that has ended. */
export async function makeEndedRun({ orgId, user }: Person, name = "Catalogue") {
  const { id: clientId } = await db.client.findFirstOrThrow({ where: { orgId } });
  const connect = (platform: string) =>
    db.connection.create({
      data: { orgId, clientId, platform, name: platform, secrets: new Uint8Array(1), keyVersion: 1 },
    });
  const [source, target] = [await connect("bigcommerce"), await connect("woocommerce")];
  const stored = await db.import.create({
    data: { orgId, clientId, name, status: "ready", sourceId: source.id, targetId: target.id },
  });
  return db.run.create({
    data: {
      orgId,
      importId: stored.id,
      clientId: stored.clientId,
      kind: "full",
      status: "completed_with_issues",
      phase: "ended",
      entity: "products",
      sourceId: source.id,
      targetId: target.id,
      filters: {},
      options: {},
      startedBy: user.id,
      startedAt: new Date("2026-01-02T03:04:05Z"),
      endedAt: new Date("2026-01-02T03:05:05Z"),
      readCount: 3,
      createdCount: 2,
      failedCount: 1,
    },
  });
}

type EndedRun = Awaited<ReturnType<typeof makeEndedRun>>;

/** Adds records in the order given; `seq` counts from 0. */
export async function addRecords(
  run: EndedRun,
  records: { sourceId: string; title: string; sku?: string | null; state?: "created" | "failed" }[],
): Promise<void> {
  await db.record.createMany({
    data: records.map(({ sku = null, state = "created", ...record }, seq) => ({
      ...record,
      sku,
      state,
      seq,
      orgId: run.orgId,
      runId: run.id,
      kind: "product",
      read: {},
    })),
  });
}

export async function addIssue(run: EndedRun, sourceId: string): Promise<void> {
  const record = await db.record.findFirstOrThrow({ where: { runId: run.id, sourceId } });
  await db.issue.create({
    data: {
      orgId: run.orgId,
      runId: run.id,
      recordId: record.id,
      code: "sku_duplicate_in_target",
      severity: "error",
      field: "sku",
      details: { sku: "A-1", targetId: "77" },
      technical: "HTTP 400",
    },
  });
}
