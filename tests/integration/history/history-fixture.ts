import { house } from "@/server/composition";
import type { Prisma, Run } from "@/server/db/generated/client";
import type { IssueCode } from "@/server/domain/issue";
import type { Person } from "../app/people";

const { db } = house();
export const DAY = 86_400_000;

export interface StoredImport {
  id: string;
  orgId: string;
  clientId: string;
  sourceId: string;
  targetId: string;
}

/** An import between two connections that nobody asks. */
export async function makeStoredImport({ orgId }: Person, name = "Catalogue"): Promise<StoredImport> {
  const { id: clientId } = await db.client.findFirstOrThrow({ where: { orgId } });
  const connect = (platform: string) =>
    db.connection.create({
      data: { orgId, clientId, platform, name: platform, secrets: new Uint8Array(1), keyVersion: 1 },
    });
  const [source, target] = [await connect("bigcommerce"), await connect("woocommerce")];
  const { id } = await db.import.create({
    data: { orgId, clientId, name, status: "ready", sourceId: source.id, targetId: target.id },
  });
  return { id, orgId, clientId, sourceId: source.id, targetId: target.id };
}

/** A run that began so many days ago and took a minute, unless the change says otherwise. */
export function addRun(
  of: StoredImport,
  daysAgo: number,
  change: Partial<Prisma.RunUncheckedCreateInput> = {},
): Promise<Run> {
  const at = new Date(Date.now() - daysAgo * DAY);
  return db.run.create({
    data: {
      orgId: of.orgId,
      importId: of.id,
      clientId: of.clientId,
      kind: "full",
      status: "succeeded",
      phase: "ended",
      entity: "products",
      sourceId: of.sourceId,
      targetId: of.targetId,
      filters: {},
      options: {},
      createdAt: at,
      startedAt: at,
      endedAt: new Date(at.getTime() + 60_000),
      ...change,
    },
  });
}

/** Records of a run, each with an issue, and two lines of its log. */
export async function fillRun(
  { id: runId, orgId }: Pick<Run, "id" | "orgId">,
  records: number,
  code: IssueCode = "price_missing",
): Promise<void> {
  const made = await db.record.createManyAndReturn({
    data: Array.from({ length: records }, (_, seq) => ({
      orgId,
      runId,
      seq,
      kind: "product",
      sourceId: `p${seq}`,
      title: `Product ${seq}`,
      state: "created" as const,
      read: {},
    })),
    select: { id: true },
  });
  await db.issue.createMany({
    data: made.map(({ id: recordId }) => ({ orgId, runId, recordId, code, severity: "warning" as const })),
  });
  await db.runLogEntry.createMany({
    data: ["Began.", "Ended."].map((message) => ({ orgId, runId, message })),
  });
}
