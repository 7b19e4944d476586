import { afterAll, beforeAll, expect, it } from "vitest";
import { POST } from "@/app/api/connections/[platform]/authorized/[token]/route";
import { startWooCommerceSandbox, type WooCommerceSandbox } from "@/sandbox/woocommerce";
import { house } from "@/server/composition";
import { hashToken } from "@/server/infra/crypto";
import { asNobody } from "@/server/infra/tenant";
import { makeMember, makeOwner, type Person } from "./people";

const { db } = house();
let store: WooCommerceSandbox;
let owner: Person;

beforeAll(async () => {
  store = await startWooCommerceSandbox();
  owner = await makeOwner("Mara");
});
afterAll(() => store.close());

/** Begins the one-click way, and gives what the store is told. */
async function begin(person = owner) {
  const { url } = await person.api.connection.startAuthorization({
    org: person.org,
    platform: "woocommerce",
    name: "One click",
    storeUrl: `${store.url}/wp-admin`,
  });
  const asked = new URL(url).searchParams;
  const id = asked.get("user_id") ?? "";
  const callback = new URL(asked.get("callback_url") ?? "");
  const token = callback.pathname.split("/").at(-1) ?? "";
  return { url, asked, id, callback, token };
}

/** The store's call, as WooCommerce makes it. */
function hand(token: string, id: string, change: object = {}, platform = "woocommerce"): Promise<Response> {
  const key = {
    key_id: 7,
    user_id: id,
    consumer_key: store.key,
    consumer_secret: store.secret,
    key_permissions: "read_write",
    ...change,
  };
  const request = new Request("http://127.0.0.1/", { method: "POST", body: JSON.stringify(key) });
  return asNobody(() => POST(request, { params: Promise.resolve({ platform, token }) }));
}

const connectionOf = async (id: string) =>
  (await owner.api.connection.authorization({ org: owner.org, authorizationId: id })).connectionId;

it("asks the store's own page, and keeps only the hash of the token", async () => {
  const { url, asked, callback, token, id } = await begin();
  expect(url.startsWith(`${store.url}/wc-auth/v1/authorize?`)).toBe(true);
  expect(asked.get("scope")).toBe("read_write");
  expect(asked.get("return_url")).toBe(`http://127.0.0.1:3000/${owner.org}/connections/authorized/${id}`);
  expect(callback.pathname).toBe(`/api/connections/woocommerce/authorized/${token}`);
  const stored = await db.connectionAuthorization.findUniqueOrThrow({ where: { id } });
  expect(stored.tokenHash).toBe(hashToken(token));
  expect(JSON.stringify(stored)).not.toContain(token);
});

it("makes a connection of the keys that the store hands over, which then works", async () => {
  const { token, id } = await begin();
  expect(await connectionOf(id)).toBeNull();
  expect((await hand(token, id)).status).toBe(200);
  const connectionId = (await connectionOf(id)) ?? "";
  const stored = await db.connection.findUniqueOrThrow({ where: { id: connectionId } });
  expect(Buffer.from(stored.secrets).toString("latin1")).not.toContain(store.secret);
  expect(stored).toMatchObject({ orgId: owner.orgId, status: "unchecked", settings: { url: store.url } });
  const report = await owner.api.connection.check({ org: owner.org, connectionId });
  expect(report.items.filter((item) => item.state === "failed")).toEqual([]);
  const [entry] = await db.auditEntry.findMany({ where: { subjectId: connectionId } });
  expect(entry).toMatchObject({ action: "connection.created", userId: owner.user.id });
});

it("takes a key once", async () => {
  const { token, id } = await begin();
  const answers = await Promise.all([hand(token, id), hand(token, id), hand(token, id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  expect((await hand(token, id)).status).toBe(404);
});

it("refuses what is no key of this authorization, and takes the right one afterwards", async () => {
  const { token, id } = await begin();
  const other = await begin();
  expect((await hand(token, other.id)).status).toBe(400);
  expect((await hand(token, id, { consumer_key: "no key" })).status).toBe(400);
  expect((await hand("a-token-that-was-never-made", id)).status).toBe(404);
  const nonsense = new Request("http://127.0.0.1/", { method: "POST", body: "not JSON" });
  const params = Promise.resolve({ platform: "woocommerce", token });
  expect((await POST(nonsense, { params })).status).toBe(400);
  expect(await connectionOf(id)).toBeNull();
  expect((await hand(token, id)).status).toBe(200);
});

it("is for the platform that was asked", async () => {
  const { token, id } = await begin();
  expect((await hand(token, id, {}, "bigcommerce")).status).toBe(400);
  expect(await connectionOf(id)).toBeNull();
});

it("is over after half an hour, and says so", async () => {
  const { token, id } = await begin();
  await db.connectionAuthorization.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect((await hand(token, id)).status).toBe(404);
  expect(await owner.api.connection.authorization({ org: owner.org, authorizationId: id })).toMatchObject({
    connectionId: null,
    expired: true,
  });
});

it("is over once the person may not manage connections any more", async () => {
  const admin = await makeMember(owner, "Ada", "admin");
  const { token, id } = await begin({ ...owner, api: admin });
  await db.membership.updateMany({ where: { user: { name: "Ada" } }, data: { role: "viewer" } });
  expect((await hand(token, id)).status).toBe(404);
  expect(await connectionOf(id)).toBeNull();
});

it("is not shown to another organisation", async () => {
  const { id } = await begin();
  const stranger = await makeOwner("Theo");
  await expect(
    stranger.api.connection.authorization({ org: stranger.org, authorizationId: id }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
