import { describe, expect, it } from "vitest";
import type { Json } from "./catalog/types";
import { startStore, stopStoresAfterEach, type TestStore } from "./store-for-test";

stopStoresAfterEach();

const now = () => new Date("2030-05-06T07:08:09Z");
const destination = "https://primelink.example.com/x";
const hook = { scope: "store/product/*", destination, headers: { "x-secret": "abc" } };

async function made(store: TestStore, body: Json = hook) {
  const { status, json } = await store.send("POST", "/v3/hooks", body);
  expect(status).toBe(200);
  return json.data;
}

describe("a hook", () => {
  it("is made, told, changed and removed", async () => {
    const store = await startStore({ now });
    const data = await made(store);
    expect(data).toEqual({
      ...hook,
      id: expect.any(Number),
      client_id: expect.stringMatching(/^[a-z0-9]{31}$/),
      store_hash: "sandbox1",
      is_active: true,
      created_at: 1_904_281_689,
      updated_at: 1_904_281_689,
    });
    const path = `/v3/hooks/${data.id}`;
    expect((await store.get(path)).json).toEqual({ data, meta: {} });
    const off = await store.send("PUT", path, { is_active: false });
    expect(off.json.data).toEqual({ ...data, is_active: false });
    const gone = await store.send("DELETE", path);
    expect([gone.status, gone.json.data.id]).toEqual([200, data.id]);
    for (const method of ["GET", "PUT", "DELETE"]) {
      const { status, json } = await store.send(method, path, method === "PUT" ? {} : undefined);
      expect([status, json.title]).toEqual([404, `Webhook with id [${data.id}] not found`]);
    }
  });

  it("needs no scope of its token, and only its own account sees it", async () => {
    const store = await startStore();
    const { id } = await made(store);
    for (const token of [store.tokens.noScopes, store.tokens.readOnly]) {
      const headers = { "x-auth-token": token };
      expect((await store.get("/v3/hooks", headers)).json.data).toEqual([]);
      expect((await store.get(`/v3/hooks/${id}`, headers)).status).toBe(404);
    }
    expect((await store.get("/v3/hooks", { "x-auth-token": "wrong" })).status).toBe(401);
  });

  it("is refused without scope or destination, or with what cannot be one", async () => {
    const store = await startStore();
    const refusal = async (body: Json) => {
      const { status, json } = await store.send("POST", "/v3/hooks", body);
      return [status, json.title, Object.keys(json.errors)];
    };
    const title = "JSON data is missing or invalid";
    expect((await store.send("POST", "/v3/hooks", { scope: "store/order/*" })).json.errors).toEqual({
      destination: "error.path.missing.",
    });
    expect(await refusal({ destination })).toEqual([422, title, ["scope"]]);
    for (const wrong of ["http://primelink.example.com", "https://primelink.example.com:8443/x", "x"]) {
      expect(await refusal({ ...hook, destination: wrong })).toEqual([422, title, ["destination"]]);
    }
    expect(await refusal({ ...hook, scope: "product" })).toEqual([422, title, ["scope"]]);
    expect(await refusal({ ...hook, headers: { "x-secret": 4 } })).toEqual([422, title, ["headers"]]);
    expect(await refusal({ ...hook, is_active: "yes" })).toEqual([422, title, ["is_active"]]);
    expect(await refusal([])).toEqual([422, title, [""]]);
    expect(store.store.state.hooks ?? []).toEqual([]);
  });

  it("is the only one for its scope and destination, of ten for its scope", async () => {
    const store = await startStore();
    for (let index = 0; index < 10; index += 1)
      await made(store, { ...hook, destination: `${destination}${index}` });
    const twice = await store.send("POST", "/v3/hooks", { ...hook, destination: `${destination}3` });
    expect([twice.status, Object.keys(twice.json.errors)]).toEqual([422, ["destination"]]);
    const eleventh = await store.send("POST", "/v3/hooks", hook);
    expect([eleventh.status, Object.keys(eleventh.json.errors)]).toEqual([422, ["scope"]]);
    await made(store, { ...hook, scope: "store/sku/*" });
    const other = await fetch(`${store.url}/stores/${store.hash}/v3/hooks`, {
      method: "POST",
      headers: { "x-auth-token": store.tokens.readOnly },
      body: JSON.stringify(hook),
    });
    expect(other.status).toBe(200);
  });
});

describe("the list of hooks", () => {
  it("is filtered and paged", async () => {
    const store = await startStore();
    const [first, second] = [await made(store), await made(store, { ...hook, scope: "store/order/*" })];
    await store.send("PUT", `/v3/hooks/${second.id}`, { is_active: false });
    const ids = async (query: string) =>
      (await store.get(`/v3/hooks?${query}`)).json.data.map(({ id }: { id: number }) => id);
    expect(await ids("")).toEqual([first.id, second.id]);
    expect(await ids("is_active=true")).toEqual([first.id]);
    expect(await ids("is_active=false")).toEqual([second.id]);
    expect(await ids("scope=store/order/*")).toEqual([second.id]);
    expect(await ids("destination=https://other.example.com")).toEqual([]);
    const page = (await store.get("/v3/hooks?limit=1&page=2")).json;
    expect([page.data[0].id, page.meta.pagination.total_pages]).toEqual([second.id, 2]);
  });
});
