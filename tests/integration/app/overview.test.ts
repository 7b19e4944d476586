import { beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import type { Prisma } from "@/server/db/generated/client";
import { type Api, makeOwner, type Person } from "./people";

const { db } = house();
const HOUR = 3_600_000;
let owner: Person;
let stranger: Person;
let count = 0;

/** Two connections and an import between them, without asking a store. */
async function makeImport({ orgId }: Person, name: string) {
  count += 1;
  const { id: clientId } = await db.client.findFirstOrThrow({ where: { orgId } });
  const connect = (platform: string) =>
    db.connection.create({
      data: { orgId, clientId, platform, name: platform, secrets: new Uint8Array(1), keyVersion: 1 },
    });
  const [source, target] = [await connect("bigcommerce"), await connect("woocommerce")];
  const stored = await db.import.create({
    data: { orgId, clientId, name, status: "ready", sourceId: source.id, targetId: target.id },
  });
  return { ...stored, sourceId: source.id, targetId: target.id };
}

type MadeImport = Awaited<ReturnType<typeof makeImport>>;

function makeRun(of: MadeImport, ago: number, change: Partial<Prisma.RunUncheckedCreateInput>) {
  const at = new Date(Date.now() - ago);
  return db.run.create({
    data: {
      orgId: of.orgId,
      importId: of.id,
      clientId: of.clientId,
      kind: "full",
      status: "succeeded",
      entity: "products",
      sourceId: of.sourceId,
      targetId: of.targetId,
      filters: {},
      options: {},
      createdAt: at,
      endedAt: at,
      ...change,
    },
  });
}

async function addIssues(
  run: { id: string; orgId: string },
  code: string,
  severity: "error" | "warning",
  n: number,
) {
  for (let index = 0; index < n; index += 1) {
    count += 1;
    const record = await db.record.create({
      data: {
        id: `record-${count}`,
        orgId: run.orgId,
        runId: run.id,
        seq: count,
        kind: "product",
        sourceId: `${count}`,
        title: "Mug",
        read: {},
      },
    });
    await db.issue.create({
      data: { id: `issue-${count}`, orgId: run.orgId, runId: run.id, recordId: record.id, code, severity },
    });
  }
}

const overviewOf = ({ api, org }: { api: Api; org: string }) => api.overview.get({ org });

beforeAll(async () => {
  owner = await makeOwner("Mara");
  stranger = await makeOwner("Theo");
});

describe("the overview", () => {
  it("leads a new organisation through its first steps, until a run has ended", async () => {
    const steps = async () => (await overviewOf(stranger)).firstSteps;
    expect(await steps()).toEqual({ hasSource: false, hasTarget: false, hasImport: false, hasDryRun: false });
    const made = await makeImport(stranger, "First");
    expect(await steps()).toEqual({ hasSource: true, hasTarget: true, hasImport: true, hasDryRun: false });
    await makeRun(made, HOUR, { kind: "dry_run" });
    expect(await steps()).toMatchObject({ hasDryRun: true });
    const run = await makeRun(made, 0, { status: "running", endedAt: null });
    expect(await steps()).not.toBeNull();
    await db.run.update({ where: { id: run.id }, data: { status: "succeeded", endedAt: new Date() } });
    expect(await steps()).toBeNull();
  });

  it("has a line for each import with its last run, those that run now first", async () => {
    const settled = await makeImport(owner, "Settled");
    await makeRun(settled, 2 * HOUR, { createdCount: 1 });
    await makeRun(settled, HOUR, { createdCount: 3, updatedCount: 4, unchangedCount: 5, failedCount: 2 });
    const running = await makeImport(owner, "Running");
    await makeRun(running, 3 * HOUR, { status: "running", endedAt: null, expectedTotal: 50 });
    await makeImport(owner, "Never run");
    const { imports } = await overviewOf(owner);
    expect(imports.map(({ name, lastRun }) => [name, lastRun?.status])).toEqual([
      ["Running", "running"],
      ["Settled", "succeeded"],
      ["Never run", undefined],
    ]);
    expect(imports[1]?.lastRun).toMatchObject({ written: 7, unchanged: 5, failed: 2 });
    expect(imports[0]).toMatchObject({ sourceName: "bigcommerce", targetName: "woocommerce" });
  });

  it("adds up 30 days in the organisation's zone, dry runs and other organisations left out", async () => {
    await makeRun(await makeImport(owner, "Counted"), 40 * 24 * HOUR, { createdCount: 1000 });
    await makeRun(await makeImport(owner, "Dry"), HOUR, { kind: "dry_run", createdCount: 1000 });
    await makeRun(await makeImport(stranger, "Foreign"), HOUR, { createdCount: 1000 });
    const { days } = await overviewOf(owner);
    expect(days).toHaveLength(30);
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date());
    expect(days.at(-1)?.day).toBe(today);
    const sum = (key: "records" | "failed") => days.reduce((total, day) => total + day[key], 0);
    expect({ records: sum("records"), failed: sum("failed") }).toEqual({ records: 13, failed: 2 });
  });

  it("puts a run at 23:30 UTC on the next day for Berlin", async () => {
    const person = await makeOwner("Zoe");
    const made = await makeImport(person, "Late");
    const late = new Date(Date.now() - 3 * 24 * HOUR);
    late.setUTCHours(23, 30, 0, 0);
    await makeRun(made, 0, { createdAt: late, createdCount: 1 });
    const { days } = await overviewOf(person);
    const next = new Date(late.getTime() + HOUR).toISOString().slice(0, 10);
    expect(days.filter(({ records }) => records > 0).map(({ day }) => day)).toEqual([next]);
  });

  it("lists what needs a look, the worst first: the last run's issues by cause, never those of earlier runs", async () => {
    const person = await makeOwner("Nora");
    const made = await makeImport(person, "Catalogue");
    const earlier = await makeRun(made, 5 * HOUR, {});
    await addIssues(earlier, "price_missing", "warning", 9);
    const last = await makeRun(made, HOUR, { status: "completed_with_issues" });
    await addIssues(last, "image_unreachable", "warning", 3);
    await addIssues(last, "sku_duplicate_in_target", "error", 1);
    await addIssues(last, "variation_failed", "error", 2);
    // A webhook's run that went well says nothing of what failed before it.
    const webhook = { kind: "incremental", reach: "chosen", trigger: "webhook", updatedCount: 1 } as const;
    await makeRun(made, 0, webhook);
    const stopped = await makeImport(person, "Stopped");
    await makeRun(stopped, HOUR, { status: "failed", failure: "BigCommerce refused the token." });
    await db.connection.update({
      where: { id: stopped.sourceId },
      data: {
        status: "failing",
        lastCheck: {
          usable: false,
          items: [
            {
              id: "t",
              label: "Access token",
              state: "failed",
              detail: "Refused.",
              remedy: "Make a new one.",
            },
          ],
        },
      },
    });
    const { attention, imports } = await overviewOf(person);
    expect(imports.find(({ name }) => name === "Catalogue")?.lastRun?.id).toBe(last.id);
    const list = { org: person.org, sort: "name", direction: "asc", filters: {} } as const;
    const [listed] = (await person.api.import.list(list)).rows;
    expect(listed).toMatchObject({ state: "completed_with_issues", lastRun: { id: last.id } });
    expect(attention.map(({ state, title, subject }) => [state, title, subject.name])).toEqual([
      ["broken", "Refused.", "bigcommerce"],
      ["broken", "BigCommerce refused the token.", "Stopped"],
      ["broken", "A variation was refused: 2 records", "Catalogue"],
      ["broken", "SKU already taken in the target: 1 record", "Catalogue"],
      ["attention", "Image could not be fetched: 3 records", "Catalogue"],
    ]);
    expect(attention.every(({ remedy }) => remedy.length > 10)).toBe(true);
    const others = await overviewOf(await makeOwner("Olga"));
    expect(others.attention).toEqual([]);
    expect(others.imports).toEqual([]);
  });
});
