import { house } from "@/server/composition";
import type { Prisma, Run } from "@/server/db/generated/client";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { createLogger } from "@/server/infra/logger";
import { createMailer } from "@/server/infra/mailer";
import type { ServiceDeps } from "@/server/services/deps";
import { afterRun } from "@/server/services/runs/after-run";
import { makeOwner, type Person } from "../app/people";
import { type MailBox, type Receiver, startMailBox, startReceiver } from "./receivers";

/** An address that leads to the receiver: channels take https alone, and the test's server has no certificate. */
export const HOOKS = "https://hooks.example.test";

export interface NoticeFixture {
  deps: ServiceDeps;
  mail: MailBox;
  receiver: Receiver;
  /** All that was logged. */
  logged: string[];
  /** Moves the clock on. */
  pass(ms: number): void;
  now(): Date;
  close(): Promise<void>;
}

export async function startNotices(): Promise<NoticeFixture> {
  const [mail, receiver] = await Promise.all([startMailBox(), startReceiver()]);
  const inner = house();
  const logged: string[] = [];
  let skipped = 0;
  const now = () => Date.now() + skipped;
  const deps: ServiceDeps = {
    ...inner,
    mailer: createMailer({ smtpUrl: mail.url, from: "PrimeLink <primelink@example.test>" }),
    logger: createLogger({ write: (line) => void logged.push(line) }),
    transport: (request) => inner.transport({ ...request, url: request.url.replace(HOOKS, receiver.url) }),
    clock: { ...inner.clock, now },
    // Nobody listens for events here: the test sends by itself.
    requestNotices: async () => {},
  };
  deps.logger.level = "debug";
  return {
    deps,
    mail,
    receiver,
    logged,
    pass: (ms) => {
      skipped += ms;
    },
    now: () => new Date(now()),
    close: async () => {
      await Promise.all([mail.close(), receiver.close()]);
    },
  };
}

export interface Shop extends Person {
  importId: string;
  /** A run that ended just now, as the engine leaves it; what follows a run has been done. */
  ended(run?: Partial<Prisma.RunUncheckedCreateInput>): Promise<Run>;
  /** The same, of records whose last attempt failed. */
  endedWithFailed(sourceIds: string[], run?: Partial<Prisma.RunUncheckedCreateInput>): Promise<Run>;
}

/** An organisation with an import between two connections. */
export async function makeShop(name: string, { deps, now, pass }: NoticeFixture): Promise<Shop> {
  const { db } = deps;
  const person = await makeOwner(name, deps);
  const { orgId } = person;
  const client = await db.client.findFirstOrThrow({ where: { orgId } });
  const connect = (platform: string) =>
    db.connection.create({
      data: {
        orgId,
        clientId: client.id,
        platform,
        name: `${name}'s ${platform}`,
        secrets: new Uint8Array(),
        keyVersion: 1,
      },
    });
  const [source, target] = [await connect("bigcommerce"), await connect("woocommerce")];
  const { id: importId } = await db.import.create({
    data: {
      orgId,
      clientId: client.id,
      name: "Catalogue",
      sourceId: source.id,
      targetId: target.id,
      status: "ready",
    },
  });
  const makeRun = async (run: Partial<Prisma.RunUncheckedCreateInput>) => {
    pass(1_000);
    return db.run.create({
      data: {
        orgId,
        importId,
        clientId: client.id,
        kind: "full",
        entity: "products",
        sourceId: source.id,
        targetId: target.id,
        filters: DEFAULT_FILTERS,
        options: DEFAULT_OPTIONS,
        status: "succeeded",
        readCount: 100,
        unchangedCount: 100,
        createdAt: now(),
        endedAt: now(),
        ...run,
      },
    });
  };
  return {
    ...person,
    importId,
    async ended(run = {}) {
      const made = await makeRun(run);
      await afterRun(deps, made);
      return made;
    },
    async endedWithFailed(sourceIds, run = {}) {
      const failed = sourceIds.length;
      const made = await makeRun({
        status: "completed_with_issues",
        failedCount: failed,
        unchangedCount: ((run.readCount as number | undefined) ?? 100) - failed,
        ...run,
      });
      for (const [seq, sourceId] of sourceIds.entries()) {
        const record = { orgId, runId: made.id, seq, kind: "product", sourceId, title: "Ann's lamp" };
        const { id } = await db.record.create({ data: { ...record, state: "failed", read: {} } });
        await db.issue.create({
          data: { orgId, runId: made.id, recordId: id, code: "sku_duplicate_in_target", severity: "error" },
        });
      }
      await afterRun(deps, made);
      return made;
    },
  };
}

/** A retry or a webhook's run in which these records went well. */
export async function recordsOf(
  { db }: Pick<ServiceDeps, "db">,
  run: Run,
  sourceIds: string[],
): Promise<void> {
  await db.record.createMany({
    data: sourceIds.map((sourceId, seq) => ({
      orgId: run.orgId,
      runId: run.id,
      seq,
      kind: "product",
      sourceId,
      title: "Lamp",
      state: "updated" as const,
      read: {},
    })),
  });
}
