import { beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { exportClients } from "@/server/services/exports/export-clients";
import { makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import { addClient, fillClient } from "./clients-fixture";

const { db } = house();

let owner: Person;
let org: string;
let stranger: Person;

beforeAll(async () => {
  owner = await makeOwner("Clara");
  org = owner.org;
  stranger = await makeOwner("Stan");
  // The one that the agency has from the start stands for nothing here.
  await db.client.deleteMany({ where: { orgId: owner.orgId } });
});

const list = (change: Partial<Parameters<Person["api"]["client"]["list"]>[0]> = {}) =>
  owner.api.client.list({ org, sort: "name", direction: "asc", filters: {}, ...change });
const names = async (change: Parameters<typeof list>[0]) => (await list(change)).rows.map(({ name }) => name);
const entries = (action: string) =>
  db.auditEntry.findMany({ where: { orgId: owner.orgId, action }, orderBy: { id: "asc" } });

describe("clients", () => {
  it("are added under names that can be told apart, and noted", async () => {
    const id = await addClient(owner, "  Harbour & Vine ");
    expect(await entries("client.created")).toMatchObject([
      { subject: "client", subjectId: id, subjectName: "Harbour & Vine" },
    ]);
    expect(await refusalOf(addClient(owner, "HARBOUR & VINE"))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("already"),
    });
    const attempts = await Promise.allSettled([1, 2, 3].map(() => addClient(owner, "50% wool")));
    expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    // Nothing in a name stands for anything else.
    await addClient(owner, "50_ wool");
    expect((await refusalOf(addClient(owner, " "))).code).toBe("BAD_REQUEST");
    expect(await names({})).toEqual(["50_ wool", "50% wool", "Harbour & Vine"].sort());
  });

  it("are listed with what they have, sorted, searched, narrowed and page by page", async () => {
    const [id] = (await list({ search: "harbour" })).rows.map((row) => row.id);
    await fillClient(owner, id ?? "", "Shop");
    await makeMember(owner, "Lim", "viewer", [id ?? ""]);
    await addClient(owner, "apple");
    const { rows, total } = await list({ sort: "connections", direction: "desc", pageSize: 2 });
    expect(total).toBe(4);
    expect(rows[0]).toMatchObject({ name: "Harbour & Vine", connections: 2, imports: 1, members: 1 });
    expect(rows[1]).toMatchObject({ connections: 0, imports: 0, members: 0 });
    expect(await names({ pageSize: 2, page: 2 })).toEqual(["apple", "Harbour & Vine"]);
    expect(await names({ search: "0%" })).toEqual(["50% wool"]);
    expect(await names({ filters: { lacks: ["imports"] } })).not.toContain("Harbour & Vine");
    expect((await list({ filters: { lacks: ["imports", "connections"] } })).total).toBe(3);
    expect(await names({ sort: "createdAt", direction: "desc", pageSize: 1 })).toEqual(["apple"]);
  });

  it("are found for choosing, those that begin with the text first", async () => {
    await addClient(owner, "The apple barn");
    const { rows, total } = await owner.api.client.search({ org, text: "APP" });
    expect([total, ...rows.map(({ name }) => name)]).toEqual([2, "apple", "The apple barn"]);
    expect((await owner.api.client.search({ org, text: "%" })).rows.map(({ name }) => name)).toEqual([
      "50% wool",
    ]);
    const hits = await owner.api.organisation.search({ org, text: "apple" });
    expect(hits.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "client apple",
      "client The apple barn",
    ]);
  });

  it("are written down for a spreadsheet as they are narrowed", async () => {
    const { name, body } = exportClients(owner.scope, house(), { search: "wool", lacks: [] });
    const lines = (await new Response(body).text()).trim().split("\n");
    expect(name).toBe("clients");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain("Name,Connections,Imports");
  });

  it("are renamed, also in their capitals alone, and noted with both names", async () => {
    const clientId = await addClient(owner, "barn");
    await owner.api.client.rename({ org, clientId, name: "Barn" });
    expect(await entries("client.renamed")).toMatchObject([
      { subjectName: "Barn", changes: { name: { before: "barn", after: "Barn" } } },
    ]);
    expect((await refusalOf(owner.api.client.rename({ org, clientId, name: "Apple" }))).code).toBe(
      "CONFLICT",
    );
    await owner.api.client.rename({ org, clientId, name: "Barn" });
    expect(await entries("client.renamed")).toHaveLength(1);
  });

  it("go only when they have nothing any more, and say what they have", async () => {
    const clientId = await addClient(owner, "Full");
    const { importId, connectionIds } = await fillClient(owner, clientId, "Full");
    const remove = () => owner.api.client.remove({ org, clientId });
    expect(await refusalOf(remove())).toEqual({
      code: "CONFLICT",
      message:
        '"Full" cannot be removed. It still has the imports "Full" and the connections "Full bigcommerce", "Full woocommerce". Remove them, the imports first.',
    });
    await db.import.delete({ where: { id: importId } });
    expect((await refusalOf(remove())).message).toContain("Remove them first.");
    await db.connection.deleteMany({ where: { id: { in: connectionIds } } });
    await remove();
    expect(await entries("client.removed")).toMatchObject([{ subjectName: "Full", subjectId: clientId }]);
    expect((await refusalOf(remove())).code).toBe("NOT_FOUND");
    expect((await refusalOf(owner.api.client.get({ org, clientId }))).code).toBe("NOT_FOUND");
  });

  it("are not removed under what is just being made for them", async () => {
    const clientId = await addClient(owner, "Racing");
    const [removal, creation] = await Promise.allSettled([
      owner.api.client.remove({ org, clientId }),
      owner.api.import.create({ org, name: "Racing", entity: "products", clientId }),
    ]);
    expect([removal.status, creation.status].sort()).toEqual(["fulfilled", "rejected"]);
    const refused = removal.status === "rejected" ? removal : (creation as PromiseRejectedResult);
    expect(["CONFLICT", "NOT_FOUND"]).toContain(refused.reason.code);
  });
});

describe("something new", () => {
  it("has to say whom it is for where there are several clients", async () => {
    expect(await refusalOf(owner.api.import.create({ org, name: "Whose?", entity: "products" }))).toEqual({
      code: "BAD_REQUEST",
      message: "Choose which client this is for.",
    });
  });

  it("is for the only client that the person is there for, where they name none", async () => {
    const clientId = await addClient(owner, "Only");
    const api = await makeMember(owner, "Ona", "operator", [clientId]);
    const { id } = await api.import.create({ org, name: "Theirs", entity: "products" });
    expect(await db.import.findUnique({ where: { id } })).toMatchObject({ clientId });
  });

  it("needs a client first", async () => {
    const empty = await makeOwner("Emil");
    await db.client.deleteMany({ where: { orgId: empty.orgId } });
    expect(
      (await refusalOf(empty.api.import.create({ org: empty.org, name: "None", entity: "products" })))
        .message,
    ).toContain("Add one under Clients first");
  });
});

describe("who may do what with clients", () => {
  const calls = (api: Person["api"], at: { org: string; clientId: string }) => ({
    get: () => api.client.get(at),
    rename: () => api.client.rename({ ...at, name: "Mine now" }),
    remove: () => api.client.remove(at),
  });

  it("is nobody of another organisation, who gets the same answer as for what does not exist", async () => {
    const clientId = await addClient(owner, "Kept");
    const foreign = calls(stranger.api, { org: stranger.org, clientId });
    const missing = calls(stranger.api, { org: stranger.org, clientId: "no-such-client" });
    for (const name of ["get", "rename", "remove"] as const) {
      const refusal = await refusalOf(foreign[name]());
      expect(refusal.code).toBe("NOT_FOUND");
      expect(refusal).toEqual(await refusalOf(missing[name]()));
    }
    expect((await stranger.api.client.search({ org: stranger.org, text: "Kept" })).total).toBe(0);
    expect(
      (await stranger.api.client.list({ org: stranger.org, sort: "name", direction: "asc", filters: {} }))
        .total,
    ).toBe(1);
    expect((await owner.api.client.get({ org, clientId })).name).toBe("Kept");
  });

  it("is to look alone for operators and viewers", async () => {
    const [row] = (await list({ search: "Kept" })).rows;
    const at = { org, clientId: row?.id ?? "" };
    for (const role of ["operator", "viewer"] as const) {
      const api = await makeMember(owner, `${role}-of-clients`, role);
      expect((await api.client.get(at)).members).toBe(0);
      for (const call of [calls(api, at).rename, calls(api, at).remove]) {
        expect((await refusalOf(call())).code).toBe("FORBIDDEN");
      }
      expect((await refusalOf(api.client.create({ org, name: "New" }))).code).toBe("FORBIDDEN");
    }
  });

  it("is to look at one's own alone for who is there for single clients", async () => {
    const mine = await addClient(owner, "Mine");
    const [kept] = (await list({ search: "Kept" })).rows;
    const api = await makeMember(owner, "Lia", "admin", [mine]);
    expect(await api.client.get({ org, clientId: mine })).toMatchObject({ name: "Mine", members: null });
    const other = await refusalOf(api.client.get({ org, clientId: kept?.id ?? "" }));
    expect(other).toEqual(await refusalOf(api.client.get({ org, clientId: "no-such-client" })));
    expect((await api.client.search({ org, text: "" })).rows.map(({ name }) => name)).toEqual(["Mine"]);
    const listed = await api.client.list({ org, sort: "name", direction: "asc", filters: {} });
    expect(listed).toMatchObject({ total: 1, rows: [{ name: "Mine", members: null }] });
    expect((await api.organisation.search({ org, text: "Kept" })).length).toBe(0);
    const changes = calls(api, { org, clientId: mine });
    for (const call of [changes.rename, changes.remove, () => api.client.create({ org, name: "New" })]) {
      expect((await refusalOf(call())).code).toBe("FORBIDDEN");
    }
  });
});
