import { beforeAll, describe, expect, it } from "vitest";
import { answerCsv } from "@/server/api/csv-answer";
import { house } from "@/server/composition";
import { exportBoard } from "@/server/services/exports/export-board";
import { exportClients } from "@/server/services/exports/export-clients";
import { exportRecords } from "@/server/services/exports/export-records";
import { houseWithMailbox } from "../account/mailbox";
import { makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import {
  addOrder,
  type Bad,
  LATEST,
  letIn,
  makeBadRun,
  makeSupporter,
  PERSON,
  RECORDS,
  type Supporter,
  TELLING,
} from "./support-fixture";

const { db } = house();

let owner: Person;
let run: Bad;
let stopped: Bad;
let recordId: string;
let masked: Supporter;
let trusted: Supporter;
const box = houseWithMailbox();

beforeAll(async () => {
  owner = await makeOwner("Petra");
  run = await makeBadRun(owner, { name: "Orders of spring" });
  stopped = await makeBadRun(owner, { failure: `The shop said ${PERSON.name} is unknown.` });
  recordId = await addOrder(run);
  const technical = `GET https://api.example.test/v2/orders?limit=1: 422 ${PERSON.name}`;
  const detail = `The store answered: ${PERSON.name} is unknown.`;
  const items = [{ id: "orders", label: "Orders", state: "failed", detail, technical }];
  await db.connection.update({
    where: { id: run.sourceId },
    data: { status: "failing", lastCheck: { items, usable: false }, lastCheckAt: new Date() },
  });
  masked = await makeSupporter("Quinn", { deps: box.deps });
  trusted = await makeSupporter("Rosa");
  await letIn(masked, owner, run);
  await letIn(trusted, owner, run, { personalData: true });
});

const found = async ({ api }: Supporter | Person, search: string) =>
  (await api.run.records({ org: owner.org, runId: run.id, search, ...RECORDS })).rows.length;

async function entriesOf(name: string) {
  const { rows } = await owner.api.audit.list({ org: owner.org, ...LATEST });
  return rows.filter(({ person }) => person === name);
}

async function everythingOf({ api }: Supporter) {
  const [org, runId] = [owner.org, run.id];
  return [
    await api.run.get({ org, runId }),
    await api.run.get({ org, runId: stopped.id }),
    await api.run.issues({ org, runId }),
    await api.run.log({ org, runId }),
    await api.run.records({ org, runId, ...RECORDS }),
    await api.run.record({ org, recordId }),
    await api.overview.get({ org }),
    await api.connection.get({ org, connectionId: run.sourceId }),
    await api.connection.list({ org }),
  ];
}

describe("personal data", () => {
  it("is hidden in every pane, title, issue, log, check and sentence", async () => {
    const shown = JSON.stringify(await everythingOf(masked));
    for (const text of TELLING) expect(shown).not.toContain(text);
    const record = await masked.api.run.record({ org: owner.org, recordId });
    expect(record).toMatchObject({ title: "#1001", sourceId: "1001", amount: { currency: "EUR" } });
    expect(record.read).toMatchObject({
      total_inc_tax: "58.0000",
      billing_address: { email: "w•••@•••", country_iso2: "GB", phone: "•••" },
    });
    expect(record.issues[0]).toMatchObject({
      code: "target_refused",
      field: "billing.phone",
      technical: "rest_invalid_param: •••",
    });
  });

  it("is seen where the organisation has granted it", async () => {
    const shown = JSON.stringify(await everythingOf(trusted));
    for (const text of TELLING) expect(shown).toContain(text);
  });

  it("is not found by a search either", async () => {
    for (const search of ["Quagmire", "wilhelmina@", "#1001 Wil"]) {
      expect([await found(masked, search), (await found(trusted, search)) > 0]).toEqual([
        0,
        search !== "wilhelmina@",
      ]);
    }
    expect(await found(masked, "1001")).toBe(1);
    const products = await makeBadRun(owner, { entity: "products" });
    await db.record.create({
      data: {
        orgId: owner.orgId,
        runId: products.id,
        seq: 0,
        kind: "product",
        sourceId: "7",
        title: "Blue mug",
        read: {},
      },
    });
    const mugs = { org: owner.org, runId: products.id, search: "mug", ...RECORDS };
    expect((await masked.api.run.records(mugs)).rows).toHaveLength(1);
  });

  it("does not show through by the order of a list", async () => {
    const later = await db.record.create({
      data: {
        orgId: owner.orgId,
        runId: run.id,
        seq: 1,
        kind: "order",
        sourceId: "1002",
        title: "#0 Anton",
        state: "created",
        read: {},
      },
    });
    const list = { org: owner.org, runId: run.id, ...RECORDS, sort: "title" } as const;
    const ids = async ({ api }: Supporter) => (await api.run.records(list)).rows.map(({ id }) => id);
    expect(await ids(trusted)).toEqual([later.id, recordId]);
    expect(await ids(masked)).toEqual([recordId, later.id]);
    const { sort, direction, filters } = list;
    const beside = { org: owner.org, recordId, list: { sort, direction, filters } };
    expect(await masked.api.run.neighbours(beside)).toEqual({ previous: null, next: later.id });
  });

  it("leaves by no export: support has none at all", async () => {
    const address = new URL(`https://primelink.test/api/exports?org=${owner.org}`);
    const user = { id: trusted.id, email: "rosa@staff.example.test", name: "Rosa" };
    const filter = { runId: run.id, search: "", state: [], kind: [], issue: [] };
    const board = { search: "", need: [], platform: [], cause: [] };
    const clients = { search: "", lacks: [] };
    const deps = house();
    const exports: Parameters<typeof answerCsv>[3][] = [
      (scope) => exportRecords(scope, deps, filter, "records"),
      (scope) => exportBoard(scope, deps, board),
      (scope) => exportClients(scope, deps, clients),
    ];
    for (const make of exports) {
      expect((await answerCsv({ user, deps }, address, "client:read", make)).status).toBe(403);
    }
  });
});

describe("the organisation's audit log", () => {
  it("has every look of support, by name, the same look once", async () => {
    const supporter = await makeSupporter("Tilda");
    const accessId = await letIn(supporter, owner, run);
    const [org, runId] = [owner.org, run.id];
    for (const _ of [1, 2]) {
      await Promise.all([
        supporter.api.run.get({ org, runId }),
        supporter.api.run.issues({ org, runId }),
        supporter.api.run.notes({ org, runId }),
      ]);
      await supporter.api.run.record({ org, recordId });
      await supporter.api.run.list({ org, sort: "createdAt", direction: "desc", filters: {} });
      await supporter.api.board.client({ org, clientId: run.clientId });
    }
    const client = await db.client.findFirstOrThrow({ where: { id: run.clientId } });
    const looks = (await entriesOf("Tilda")).filter(({ action }) => action === "support.looked");
    expect(
      looks.map(({ details, subject, subjectName }) => [details.shown, subject, subjectName]).sort(),
    ).toEqual([
      ["a record: order 1001", "run", "Orders of spring"],
      ["a run", "run", "Orders of spring"],
      ["the list of runs", "organisation", null],
      ["what a client needs", "client", client.name],
    ]);
    for (const look of looks) expect(look).toMatchObject({ actor: "support", details: { access: accessId } });
  });

  it("has the same look again after a while", async () => {
    let now = Date.now();
    const deps = { ...house(), clock: { ...house().clock, now: () => now } };
    const supporter = await makeSupporter("Uli", { deps });
    await letIn(supporter, owner, run);
    const look = () => supporter.api.run.get({ org: owner.org, runId: run.id });
    await look();
    now += 11 * 60_000;
    await look();
    expect((await entriesOf("Uli")).filter(({ action }) => action === "support.looked")).toHaveLength(2);
  });

  it("has no look at what was not found, nor any of members", async () => {
    const supporter = await makeSupporter("Vera");
    await letIn(supporter, owner, run);
    await refusalOf(supporter.api.run.get({ org: owner.org, runId: "none" }));
    await owner.api.run.get({ org: owner.org, runId: run.id });
    const looked = [...(await entriesOf("Vera")), ...(await entriesOf("Petra"))];
    expect(looked.filter(({ action }) => action === "support.looked")).toEqual([]);
  });
});

describe("what support does", () => {
  it("is a retry or a dry run, and no other run", async () => {
    const [org, runId, importId] = [owner.org, run.id, run.importId];
    const { api } = masked;
    const calls = {
      full: () => api.import.start({ org, importId, kind: "full" }),
      incremental: () => api.import.start({ org, importId, kind: "incremental" }),
      cancel: () => api.run.cancel({ org, runId }),
      resume: () => api.run.resume({ org, runId }),
      deletions: () => api.run.applyDeletions({ org, runId }),
      remove: () => api.import.remove({ org, importId }),
    };
    for (const [name, call] of Object.entries(calls)) {
      expect([name, (await refusalOf(call())).code]).toEqual([name, "FORBIDDEN"]);
    }
    const [went] = await db.record.findMany({ where: { runId, state: "created" } });
    const chosen = await refusalOf(api.run.retryFailed({ org, runId, recordIds: [went?.id ?? ""] }));
    expect(chosen.code).toBe("CONFLICT");
    const { runId: retry } = await api.run.retryFailed({ org, runId });
    const started = await owner.api.run.get({ org, runId: retry });
    expect(started).toMatchObject({ kind: "retry", startedBy: "Quinn" });
    const [entry] = await entriesOf("Quinn");
    expect(entry).toMatchObject({ actor: "support", action: "run.retry_started", subjectId: retry });
  });

  it("is a note that the organisation reads, and that no member writes", async () => {
    const text = "The phone numbers have letters in them.";
    await masked.api.supportAccess.note({ org: owner.org, runId: run.id, text });
    const viewer = await makeMember(owner, "Wim", "viewer");
    for (const api of [viewer, masked.api, trusted.api]) {
      expect(await api.run.notes({ org: owner.org, runId: run.id })).toMatchObject([
        { kind: "note", authorName: "Quinn", text },
      ]);
    }
    const refusal = await refusalOf(owner.api.supportAccess.note({ org: owner.org, runId: run.id, text }));
    expect(refusal.code).toBe("FORBIDDEN");
    expect((await entriesOf("Quinn"))[0]).toMatchObject({ action: "support.noted", subjectId: run.id });
  });

  it("ends with handing back, which the organisation is told", async () => {
    const text = "Mended the numbers; retried. Please look at the two that are left.";
    await masked.api.supportAccess.handBack({ org: owner.org, runId: run.id, text });
    expect((await refusalOf(masked.api.run.get({ org: owner.org, runId: run.id }))).code).toBe("NOT_FOUND");
    await box.settled();
    const mail = box.mails.find(({ subject }) => subject.includes("handed back"));
    expect(mail?.to).toBe("petra@example.test");
    expect(mail?.text.replace(/\s+/g, " ")).toContain(text);
    const news = await owner.api.supportAccess.news({ org: owner.org });
    expect(news.handedBack[0]).toMatchObject({ runId: run.id, supporter: "Quinn", text });
    const actions = (await entriesOf("Quinn")).slice(0, 2).map(({ action }) => action);
    expect(actions.sort()).toEqual(["support.ended", "support.handed_back"]);
  });
});
