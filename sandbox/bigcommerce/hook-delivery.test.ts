import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { Fields } from "./catalog/types";
import { idOf, isFields } from "./catalog/types";
import type { BigCommerceSandboxOptions } from "./index";
import { type PostReceiver, startPostReceiver } from "./receiver-for-test";
import { startStore, stopStoresAfterEach, type TestStore } from "./store-for-test";

stopStoresAfterEach();
const receivers: PostReceiver[] = [];
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});

const everything = ["product", "sku", "order", "customer", "shipment"].map((kind) => `store/${kind}/*`);

async function open(
  scopes: readonly string[] = everything,
  options: BigCommerceSandboxOptions = {},
): Promise<{ store: TestStore; receiver: PostReceiver; told(): Promise<[string, Fields][]> }> {
  const store = await startStore({ hooks: { retryScale: 0, concurrency: 1 }, ...options });
  const receiver = await startPostReceiver();
  receivers.push(receiver);
  for (const scope of scopes) {
    const body = { scope, destination: `${receiver.url}/hook`, headers: { "x-own": "secret" } };
    expect((await store.send("POST", "/v3/hooks", body)).status).toBe(200);
  }
  /** What came since it was last asked. */
  const told = async () => {
    await store.hooks.settled();
    return receiver.posts.splice(0).map(({ body }): [string, Fields] => {
      const event: unknown = JSON.parse(body);
      if (!isFields(event) || !isFields(event.data)) throw new Error(body);
      return [String(event.scope), event.data];
    });
  };
  return { store, receiver, told };
}

describe("what is told", () => {
  it("of a product: its making, what is on the list of changes, and its end", async () => {
    const { store, told } = await open();
    const { json } = await store.send("POST", "/v3/catalog/products", {
      name: "Cup",
      type: "physical",
      weight: 1,
      price: 4,
    });
    const { id } = json.data;
    const path = `/v3/catalog/products/${id}`;
    const product = { type: "product", id };
    expect(await told()).toEqual([["store/product/created", product]]);
    await store.send("PUT", path, { price: 5 });
    expect(await told()).toEqual([["store/product/updated", product]]);
    await store.send("PUT", path, { price: 5 });
    await store.send("PUT", path, { mpn: "M-1", custom_fields: [{ name: "a", value: "b" }], images: [] });
    expect(await told()).toEqual([]);
    await store.send("PUT", path, { inventory_tracking: "product", inventory_level: 9 });
    const inventory = { product_id: id, method: "absolute", value: 9 };
    expect(await told()).toEqual([
      ["store/product/updated", product],
      ["store/product/inventory/updated", { ...product, inventory }],
    ]);
    await store.send("DELETE", path);
    expect(await told()).toEqual([["store/product/deleted", product]]);
  });

  it("of a variant: under its SKU, with the product beside it", async () => {
    const { store, told } = await open();
    const tent = store.store.state.products.find(
      ({ fields, options }) => options.length > 0 && fields.inventory_tracking === "variant",
    );
    const [variant] = tent?.variants ?? [];
    if (!tent || !variant) throw new Error("no such product");
    const ids = { product_id: idOf(tent.fields), variant_id: idOf(variant) };
    const path = `/v3/catalog/products/${ids.product_id}/variants/${ids.variant_id}`;
    await store.send("PUT", path, { price: 123 });
    await store.send("PUT", path, { inventory_level: 77 });
    const sku = { type: "sku", id: variant.sku_id };
    expect(await told()).toEqual([
      ["store/sku/updated", { ...sku, sku: ids }],
      ["store/sku/inventory/updated", { ...sku, inventory: { ...ids, method: "absolute", value: 77 } }],
    ]);
  });

  it("of an order: its making, its status, its archiving", async () => {
    const { store, told } = await open();
    const order = store.store.state.orders.find(({ fields }) => fields.status_id === 11);
    const id = idOf(order?.fields ?? {});
    await store.send("PUT", `/v2/orders/${id}`, { staff_notes: "x" });
    await store.send("PUT", `/v2/orders/${id}`, { status_id: 2 });
    await store.send("DELETE", `/v2/orders/${id}`);
    const data = { type: "order", id };
    expect(await told()).toEqual([
      ["store/order/updated", data],
      ["store/order/updated", data],
      ["store/order/statusUpdated", { ...data, status: { previous_status_id: 11, new_status_id: 2 } }],
      ["store/order/archived", data],
    ]);
  });

  it("of a customer: with the addresses apart, under their own ids", async () => {
    const { store, told } = await open();
    const body = { email: "new@example.com", first_name: "Ann", last_name: "Doe" };
    const { id } = (await store.send("POST", "/v3/customers", [body])).json.data[0];
    await store.send("PUT", "/v3/customers", [{ id, last_name: "Roe" }]);
    const before = (await store.get(`/v3/customers?id:in=${id}`)).json.data[0];
    const path = "/v3/customers/addresses";
    const [address] = (await store.send("POST", path, [{ customer_id: id, city: "Leeds" }])).json.data;
    await store.send("PUT", path, [{ id: address.id, city: "York" }]);
    const { data } = (await store.get(`${path}?customer_id:in=${id}`)).json;
    expect(data).toMatchObject([{ id: address.id, city: "York", customer_id: id }]);
    await store.send("DELETE", `${path}?id:in=${address.id}`);
    expect((await store.get(`/v3/customers?id:in=${id}`)).json.data[0]).toEqual(before);
    await store.send("DELETE", `/v3/customers?id:in=${id}`);
    const customer = { type: "customer", id };
    const own = { type: "customer", id: address.id, address: { customer_id: id } };
    expect(await told()).toEqual([
      ["store/customer/created", customer],
      ["store/customer/updated", customer],
      ["store/customer/address/created", own],
      ["store/customer/address/updated", own],
      ["store/customer/address/deleted", own],
      ["store/customer/deleted", customer],
    ]);
    const orphan = await store.send("POST", path, [{ customer_id: 999_999 }]);
    expect(orphan.status).toBe(422);
  });

  it("only to hooks that are active and asked for it", async () => {
    const { store, told } = await open(["store/product/updated", "store/product/deleted", "store/order/*"]);
    await store.send("PUT", "/v3/catalog/products/102", { price: 500 });
    expect(await told()).toHaveLength(1);
    const [updated] = store.store.state.hooks ?? [];
    await store.send("PUT", `/v3/hooks/${updated?.id}`, { is_active: false });
    await store.send("PUT", "/v3/catalog/products/102", { price: 501 });
    expect(await told()).toEqual([]);
  });
});

describe("a post", () => {
  it("carries the hook's own headers, a hash of what it says, and a signature", async () => {
    const now = () => new Date("2030-05-06T07:08:09Z");
    const { store, receiver } = await open(["store/order/*"], { now });
    store.hooks.emit({ scope: "store/order/created", data: { type: "order", id: 1 } });
    store.hooks.emit({ scope: "store/order/updated", data: { type: "order", id: 1 } });
    await store.hooks.settled();
    const [post, other] = receiver.posts;
    const event = JSON.parse(post?.body ?? "");
    expect(event).toEqual({
      scope: "store/order/created",
      store_id: String(store.store.state.store.store_id),
      data: { type: "order", id: 1 },
      created_at: 1_904_281_689,
      producer: "stores/sandbox1",
      hash: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    // As two events of one second do at BigCommerce.
    expect(JSON.parse(other?.body ?? "").hash).toBe(event.hash);
    const headers = post?.headers ?? {};
    expect(headers["x-own"]).toBe("secret");
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${post?.body}`;
    const signature = createHmac("sha256", store.clientSecrets.full).update(signed).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${signature}`);
    expect(Math.abs(Number(headers["webhook-timestamp"]) - Date.now() / 1000)).toBeLessThan(60);
    expect(headers["webhook-id"]).not.toBe(other?.headers["webhook-id"]);
  });

  it("is tried again until it is taken, as the same one", async () => {
    const { store, receiver } = await open(["store/order/*"]);
    receiver.answer = () => (receiver.posts.length < 4 ? 500 : 204);
    store.hooks.emit({ scope: "store/order/created", data: { id: 1 } });
    await store.hooks.settled();
    expect(store.hooks.deliveries().map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 500],
      [2, 500],
      [3, 500],
      [4, 204],
    ]);
    const ids = receiver.posts.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`);
    expect(new Set(ids).size).toBe(1);
  });

  it("that is never taken switches its hook off after twelve attempts", async () => {
    const { store, receiver } = await open(["store/order/*"]);
    receiver.answer = () => 302;
    store.hooks.emit({ scope: "store/order/created", data: { id: 1 } });
    await store.hooks.settled();
    expect(receiver.posts).toHaveLength(12);
    expect((await store.get("/v3/hooks")).json.data).toMatchObject([{ is_active: false }]);
    const [hook] = (await store.get("/v3/hooks?is_active=false")).json.data;
    await store.send("PUT", `/v3/hooks/${hook.id}`, { is_active: true });
    receiver.answer = () => 200;
    store.hooks.emit({ scope: "store/order/created", data: { id: 1 } });
    await store.hooks.settled();
    expect(receiver.posts).toHaveLength(13);
  });

  it("waits a minute before the second attempt, and holds up neither the store nor its end", async () => {
    const { store, receiver } = await open(["store/order/*"], { hooks: {} });
    receiver.answer = () => 500;
    store.hooks.emit({ scope: "store/order/created", data: { id: 1 } });
    await expect.poll(() => store.hooks.deliveries().length).toBe(1);
    expect(receiver.posts).toHaveLength(1);
  });
});

describe("posts that go astray", () => {
  const change = async (store: TestStore, count: number) => {
    const products = store.store.state.products.slice(0, count);
    const body = products.map(({ fields }) => ({ id: idOf(fields), price: 777 }));
    const answer = await fetch(`${store.url}/__sandbox/products`, {
      method: "PUT",
      body: JSON.stringify(body),
    });
    expect(await answer.json()).toEqual({ changed: count });
    await store.hooks.settled();
  };
  const misbehave = async (store: TestStore, body: object) => {
    const answer = await fetch(`${store.url}/__sandbox/misbehaviour`, {
      method: "PUT",
      body: JSON.stringify(body),
    });
    expect([answer.status, await answer.json()]).toEqual([200, body]);
  };
  const bodies = (receiver: PostReceiver) => receiver.posts.map(({ body }) => body);

  it("come for each of many changes, in their order, when nothing is asked", async () => {
    const { store, receiver } = await open(["store/product/*"]);
    await change(store, 12);
    const ids = bodies(receiver).map((body) => JSON.parse(body).data.id);
    expect(ids).toEqual(store.store.state.products.slice(0, 12).map(({ fields }) => idOf(fields)));
  });

  it("come twice, in another order, and some not at all", async () => {
    const { store, receiver } = await open(["store/product/*"]);
    await misbehave(store, { duplicates: 1 });
    await change(store, 10);
    expect(receiver.posts).toHaveLength(20);
    expect(new Set(bodies(receiver)).size).toBe(10);
    receiver.posts.splice(0);
    store.store.updateMany(
      [...store.store.state.products].map(({ fields }) => ({ id: idOf(fields), price: 1 })),
    );
    await store.hooks.settled();
    receiver.posts.splice(0);
    await misbehave(store, { shuffleMs: 60, dropEvery: 5, unsigned: true });
    store.hooks.forget();
    await change(store, 20);
    expect(receiver.posts).toHaveLength(16);
    const ids: number[] = bodies(receiver).map((body) => JSON.parse(body).data.id);
    expect(ids).not.toEqual([...ids].sort((a, b) => a - b));
    expect(receiver.posts.every(({ headers }) => headers["webhook-signature"] === undefined)).toBe(true);
    expect(store.hooks.deliveries().filter(({ dropped }) => dropped)).toHaveLength(4);
  });

  it("are listed, and hooks switched off and removed, from behind", async () => {
    const { store } = await open(["store/product/*", "store/order/*"]);
    const control = async (method: string, path: string, body?: object) => {
      const answer = await fetch(`${store.url}/__sandbox${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return answer.json() as Promise<Record<string, Record<string, unknown>[]>>;
    };
    expect(await control("POST", "/events", { scope: "store/product/relaunched", data: { id: 3 } })).toEqual({
      emitted: 1,
    });
    await store.hooks.settled();
    const { deliveries } = await control("GET", "/deliveries");
    expect(deliveries).toMatchObject([{ scope: "store/product/relaunched", status: 200, attempt: 1 }]);
    expect(await control("DELETE", "/deliveries")).toEqual({ deliveries: [] });
    const { hooks = [] } = await control("GET", "/hooks");
    await control("PUT", `/hooks/${hooks[0]?.id}`, { is_active: false });
    expect((await store.get("/v3/hooks?is_active=false")).json.data).toHaveLength(1);
    await control("DELETE", `/hooks/${hooks[1]?.id}`);
    expect((await store.get("/v3/hooks")).json.data).toHaveLength(1);
    await store.reset();
    expect((await store.get("/v3/hooks")).json.data).toEqual([]);
  });
});
