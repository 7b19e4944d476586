import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { house } from "@/server/composition";
import { type Api, apiOf, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import { addRun } from "../history/history-fixture";
import { everyNeed, makeShop } from "./board-fixture";

const { db } = house();
let owner: Person;
let stranger: Person;
/** There for one of the owner's clients alone. */
let limited: Api;
let ours: string;
let theirs: string;

beforeAll(async () => {
  owner = await makeOwner("Olga");
  stranger = await makeOwner("Sven");
  const [first, second] = [await makeShop(owner, "Ours"), await makeShop(owner, "Theirs")];
  await addRun(first, 1, { createdCount: 3 });
  await addRun(second, 1, { status: "failed", createdCount: 40, failedCount: 5 });
  ours = first.clientId;
  theirs = second.clientId;
  const user = await db.user.create({
    data: { email: "lim@example.test", name: "Lim", passwordHash: "none" },
  });
  const { orgId } = owner;
  await db.membership.create({
    data: {
      orgId,
      userId: user.id,
      role: "viewer",
      everyClient: false,
      clients: { create: { clientId: ours } },
    },
  });
  await db.supportAccess.create({
    data: { orgId, clientId: ours, supporterName: "Sue", reason: "Help", minutes: 60 },
  });
  limited = apiOf({ id: user.id, email: user.email, name: user.name });
});

const sumOf = ({ days }: { days: { records: number; failed: number }[] }) =>
  days.reduce((sum, { records, failed }) => sum + records + failed, 0);

it("shows another organisation nothing of it", async () => {
  const { api, org } = stranger;
  const { rows, needs } = await api.board.list({ org, ...everyNeed });
  expect(rows.map(({ need, imports }) => [need, imports])).toEqual([["idle", 0]]);
  expect(needs.broken).toBe(0);
  expect(sumOf(await api.board.summary({ org }))).toBe(0);
  const foreign = await refusalOf(api.board.client({ org, clientId: theirs }));
  expect(foreign).toEqual(await refusalOf(api.board.client({ org, clientId: randomUUID() })));
  expect(foreign.code).toBe("NOT_FOUND");
});

it("shows a member who is there for one client that one alone", async () => {
  const { org } = owner;
  const { rows, total, needs } = await limited.board.list({ org, ...everyNeed });
  expect(rows.map(({ name }) => name)).toEqual(["Ours"]);
  expect([total, Object.values(needs).reduce((sum, count) => sum + count, 0)]).toEqual([1, 1]);
  expect(sumOf(await limited.board.summary({ org }))).toBe(3);
  const foreign = await refusalOf(limited.board.client({ org, clientId: theirs }));
  expect(foreign).toEqual(await refusalOf(limited.board.client({ org, clientId: randomUUID() })));
  expect(foreign.code).toBe("NOT_FOUND");
});

it("keeps what only members for the whole organisation may see from that member", async () => {
  const causes = async (api: Api) => (await api.board.client({ org: owner.org, clientId: ours })).causes;
  expect((await causes(owner.api)).map(({ kind }) => kind)).toEqual(["support_asked"]);
  expect(await causes(limited)).toEqual([]);
});
