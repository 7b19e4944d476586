import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import { house } from "@/server/composition";
import type { QueueCause } from "@/server/domain/support";
import { makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import {
  addClient,
  addOrder,
  type Bad,
  HOUR_MS,
  letIn,
  makeBadRun,
  makeSupporter,
  QUEUE,
  REASON,
  type Supporter,
  TELLING,
} from "./support-fixture";

const { db } = house();

let agency: Person;
let merchant: Person;
let sam: Supporter;
let refused: Bad;
let stopped: Bad;
let other: Bad;

beforeAll(async () => {
  agency = await makeOwner("Ada");
  merchant = await makeOwner("Mila");
  sam = await makeSupporter("Sam");
  const client = await addClient(agency, "Tea & Co");
  refused = await makeBadRun(agency, { clientId: client, name: "Orders of tea" });
  await addOrder(refused);
  stopped = await makeBadRun(merchant, {
    failure:
      "BigCommerce refused the request: Wilhelmina Quagmire is unknown. Show support the technical part.",
    endedAt: new Date(Date.now() - 30 * HOUR_MS),
  });
  other = await makeBadRun(merchant, {
    name: "Records gone",
    endedAt: new Date(Date.now() - 60 * HOUR_MS),
  });
  // None of these is anybody's trouble: records that fail in a dry run, what is long over, and what went well.
  await makeBadRun(agency, { kind: "dry_run" });
  await makeBadRun(agency, { endedAt: new Date(Date.now() - 40 * 24 * HOUR_MS) });
  await makeBadRun(agency, { failed: 0 });
});

const queue = (filters: object = {}) => sam.api.support.queue({ ...QUEUE, filters });
const idsOf = async (filters: object) => (await queue(filters)).rows.map(({ id }) => id);

describe("the queue", () => {
  it("holds the runs of all organisations that stopped or left records failed, the latest first", async () => {
    const { rows, total } = await queue();
    expect(total).toBe(3);
    expect(rows.map(({ id }) => id)).toEqual([refused.id, stopped.id, other.id]);
    expect(rows[0]).toMatchObject({
      organisation: "Ada & Co",
      client: "Tea & Co",
      import: "Orders of tea",
      entity: "orders",
      sourcePlatform: "BigCommerce",
      targetPlatform: "WooCommerce",
      failed: 1,
      read: 3,
      state: "open",
      mended: false,
      causes: [{ cause: "issue:target_refused", title: "The target refused the record", records: 1 }],
    });
    expect(rows[1]?.causes.map(({ cause }) => cause)).toEqual(["run:request_refused"]);
    expect(rows[2]?.causes.map(({ cause }) => cause)).toEqual(["issue:none"]);
  });

  it("groups them by cause, with what to do", async () => {
    const groups = await sam.api.support.groups({});
    expect(groups.map(({ cause, runs, organisations }) => [cause, runs, organisations])).toEqual([
      ["issue:target_refused", 1, 1],
      ["run:request_refused", 1, 1],
      ["issue:none", 1, 1],
    ]);
    for (const { title, remedy } of groups) expect([title, remedy]).not.toContain("");
  });

  it("shows nothing of what a store or a shopper has said", async () => {
    const shown = JSON.stringify([
      await queue(),
      await sam.api.support.groups({}),
      await sam.api.support.accesses(),
    ]);
    for (const text of TELLING) expect(shown).not.toContain(text);
  });

  it("is narrowed by cause, organisation, state and period, and paged", async () => {
    const cause: QueueCause[] = ["run:request_refused"];
    expect(await idsOf({ cause })).toEqual([stopped.id]);
    expect(await idsOf({ organisation: [merchant.orgId] })).toEqual([stopped.id, other.id]);
    expect(await idsOf({ organisation: [agency.orgId], cause })).toEqual([]);
    expect(await idsOf({ period: ["day"] })).toEqual([refused.id]);
    expect((await queue({ period: ["month"] })).total).toBe(3);
    expect(await idsOf({ state: ["granted", "noted"] })).toEqual([]);
    const second = await sam.api.support.queue({ ...QUEUE, page: 2, pageSize: 1 });
    expect([second.rows.map(({ id }) => id), second.total]).toEqual([[stopped.id], 3]);
    expect((await sam.api.support.organisations()).map(({ name }) => name)).toEqual([
      "Ada & Co",
      "Mila & Co",
    ]);
  });

  it("tells of each run whether somebody is at it", async () => {
    const stateFor = async (supporter: Supporter) =>
      (await supporter.api.support.queue({ ...QUEUE })).rows.find(({ id }) => id === refused.id)?.state;
    const tess = await makeSupporter("Tess");
    await tess.api.support.ask({ runId: refused.id, reason: REASON, minutes: 60, wantsPersonalData: false });
    expect([await stateFor(tess), await stateFor(sam)]).toEqual(["asked", "asked"]);
    const [mine] = await tess.api.support.accesses();
    await tess.api.support.end({ accessId: mine?.id ?? "" });
    await letIn(tess, agency, refused);
    expect([await stateFor(tess), await stateFor(sam)]).toEqual(["granted", "taken"]);
    await tess.api.supportAccess.note({ org: agency.org, runId: refused.id, text: "Phones are missing." });
    await tess.api.supportAccess.leave({ org: agency.org });
    expect([await stateFor(tess), await stateFor(sam)]).toEqual(["noted", "noted"]);
    await letIn(tess, agency, refused);
    await tess.api.supportAccess.handBack({ org: agency.org, runId: refused.id, text: "Mended." });
    expect([await stateFor(tess), await stateFor(sam)]).toEqual(["handed_back", "handed_back"]);
  });

  it("says when a later run of the import went well", async () => {
    await db.run.create({
      data: {
        orgId: stopped.orgId,
        clientId: stopped.clientId,
        importId: stopped.importId,
        sourceId: stopped.sourceId,
        targetId: stopped.targetId,
        entity: "orders",
        kind: "full",
        status: "succeeded",
        filters: {},
        options: {},
      },
    });
    const { rows } = await queue();
    expect(rows.map(({ id, mended }) => [id, mended])).toEqual([
      [refused.id, false],
      [stopped.id, true],
      [other.id, false],
    ]);
  });
});

describe("those who are not of the support staff", () => {
  it("find that nothing of it exists, to the letter", async () => {
    const answerTo = async (procedure: string, method: "GET" | "POST") => {
      const body = method === "POST" ? { body: "{}", headers: { "content-type": "application/json" } } : {};
      const response = await fetchRequestHandler({
        endpoint: "/api/trpc",
        req: new Request(`http://primelink.test/api/trpc/support.${procedure}`, { method, ...body }),
        router: appRouter,
        createContext: () => ({ user: merchant.user, deps: house() }),
      });
      return { status: response.status, text: (await response.text()).replaceAll(procedure, "…") };
    };
    const missing = await answerTo("nothing", "GET");
    expect(missing.status).toBe(404);
    for (const query of ["queue", "groups", "organisations", "accesses"]) {
      expect(await answerTo(query, "GET")).toEqual(missing);
    }
    for (const mutation of ["ask", "end"]) {
      expect(await answerTo(mutation, "POST")).toEqual(await answerTo("nothing", "POST"));
    }
  });

  it("who are of it need a second factor, and are told so", async () => {
    const eager = await makeSupporter("Eager", { secondFactor: false });
    const refusal = await refusalOf(eager.api.support.queue(QUEUE));
    expect(refusal.code).toBe("FORBIDDEN");
    expect(refusal.message).toContain("two-step sign-in");
  });

  it("who were of it are out at once", async () => {
    const gone = await makeSupporter("Gone");
    await letIn(gone, merchant, other);
    await expect(gone.api.run.get({ org: merchant.org, runId: other.id })).resolves.toBeDefined();
    await db.user.update({ where: { id: gone.id }, data: { platformRole: "none" } });
    expect((await refusalOf(gone.api.support.queue(QUEUE))).code).toBe("NOT_FOUND");
    expect((await refusalOf(gone.api.run.get({ org: merchant.org, runId: other.id }))).code).toBe(
      "NOT_FOUND",
    );
  });
});
