import { beforeAll, describe, expect, it } from "vitest";
import { openRawStore, type RawStore } from "./woocommerce-raw";
import type { Raw } from "./woocommerce-store";

let store: RawStore;
beforeAll(async () => {
  store = await openRawStore();
});

function product(name: string, more = {}): Promise<Raw> {
  return store.make("products", { name: `${store.prefix} ${name}`, ...more });
}

async function trashed(id: number): Promise<Raw> {
  expect((await store.api("DELETE", `products/${id}`)).status).toBe(200);
  return (await store.get(`products/${id}`)).body;
}

function keysOf(row: Raw): string[] {
  return row.meta_data.map((entry: Raw) => entry.key);
}

function batch(update: Raw[]): Promise<{ body: Raw }> {
  return store.post("products/batch", { update });
}

describe("the trash", () => {
  it("notes how a product was, and an update of its status takes it out", async () => {
    const { id, slug } = await product("noted", { slug: `${store.prefix}-noted` });
    const there = await trashed(id);
    expect(there).toMatchObject({ status: "trash", slug: `${slug}__trashed` });
    expect(there.meta_data.map(({ key, value }: Raw) => [key, value])).toEqual([
      ["_wp_trash_meta_status", "publish"],
      ["_wp_trash_meta_time", expect.stringMatching(/^\d+$/)],
      ["_wp_desired_post_slug", slug],
    ]);
    const ids = async (query: string) =>
      (await store.get(`products?include=${id}&${query}`)).body.map((row: Raw) => row.id);
    expect([await ids("status=any"), await ids("status=trash")]).toEqual([[], [id]]);
    const price = (await batch([{ id, regular_price: "6" }])).body.update[0];
    expect(price).toMatchObject({ status: "trash", regular_price: "6" });
    for (const status of ["draft", "private", "publish"]) {
      const [back] = (await batch([{ id, status }])).body.update;
      expect(back).toMatchObject({ id, status, slug });
      expect(keysOf(back)).toContain("_wp_trash_meta_time");
      expect(keysOf(back)).not.toContain("_wp_desired_post_slug");
      await trashed(id);
    }
  });

  it("is left with the noted slug, whatever is sent", async () => {
    const { id } = await product("renamed", { slug: `${store.prefix}-old` });
    await trashed(id);
    const given = { id, status: "publish", slug: `${store.prefix}-new` };
    expect((await batch([given])).body.update[0].slug).toBe(`${store.prefix}-old`);
    await trashed(id);
    const noted = { key: "_wp_desired_post_slug", value: `${store.prefix}-new` };
    expect((await batch([{ ...given, meta_data: [noted] }])).body.update[0].slug).toBe(`${store.prefix}-new`);
  });

  it("calls a draft without a slug after itself, and does so for good", async () => {
    const { id } = await product("nameless", { status: "draft" });
    expect((await trashed(id)).slug).toMatch(/^__trashed(-\d+)?$/);
    const [back] = (await batch([{ id, status: "publish" }])).body.update;
    expect(back.slug).toMatch(/^__trashed(-\d+)?$/);
    const [named] = (await batch([{ id, slug: "" }])).body.update;
    expect(named.slug).toBe(`${store.prefix}-nameless`);
    await trashed(id);
    const [again] = (await batch([{ id, status: "publish" }])).body.update;
    expect(again.slug).toBe(`${store.prefix}-nameless__trashed`);
  });

  it("keeps variations and reviews of a product that an update has taken out", async () => {
    const shirt = await product("shirt", {
      type: "variable",
      attributes: [{ name: "Size", variation: true, options: ["S", "M"] }],
    });
    const made = await store.post(`products/${shirt.id}/variations/batch`, {
      create: ["publish", "private"].map((status, index) => ({
        status,
        regular_price: "5",
        attributes: [{ name: "Size", option: ["S", "M"][index] ?? "" }],
      })),
    });
    const variations: number[] = made.body.create.map((row: Raw) => row.id);
    const review = await store.make("products/reviews", {
      product_id: shirt.id,
      review: `Good ${store.prefix}`,
      reviewer: "Ann",
      reviewer_email: "ann@example.com",
      rating: 5,
    });
    const there = await trashed(shirt.id);
    expect(there.variations).toEqual([]);
    expect(there.meta_data.at(-1)).toMatchObject({
      key: "_wp_trash_meta_comments_status",
      value: { [String(review.id)]: "1" },
    });
    expect((await store.put(`products/${shirt.id}`, { status: "publish" })).body).toMatchObject({
      status: "publish",
      stock_status: "outofstock",
    });
    const list = async (status: string) =>
      (await store.get(`products/${shirt.id}/variations?status=${status}`)).body.map((row: Raw) => row.id);
    expect(await list("any")).toEqual([]);
    expect((await list("trash")).sort()).toEqual(variations.sort());
    expect((await store.get(`products/reviews?product=${shirt.id}&status=all`)).body).toEqual([]);
    expect((await store.get(`products/reviews/${review.id}`)).body.status).toBe("post-trashed");
    const [first] = variations;
    const update = { id: first ?? 0, status: "publish" };
    const back = await store.post(`products/${shirt.id}/variations/batch`, { update: [update] });
    expect(back.body.update[0]).toMatchObject({ id: first, status: "publish" });
    expect(keysOf(back.body.update[0])).not.toContain("_wp_desired_post_slug");
    expect((await store.get(`products/${shirt.id}`)).body).toMatchObject({
      variations: [first],
      stock_status: "instock",
    });
    await store.put(`products/reviews/${review.id}`, { status: "approved" });
    expect((await store.get(`products/${shirt.id}`)).body.rating_count).toBe(1);
  });

  it("can be reached by a status too, and then notes the slug alone", async () => {
    const { id, slug } = await product("by status");
    const [there] = (await batch([{ id, status: "trash" }])).body.update;
    expect(there).toMatchObject({ status: "trash", slug: `${slug}__trashed` });
    expect(keysOf(there)).toEqual(["_wp_desired_post_slug"]);
  });

  it("of orders is left by a status as well, with a note of it", async () => {
    const { id } = await store.make("orders", { status: "processing" });
    await store.api("DELETE", `orders/${id}`);
    const there = (await store.get(`orders/${id}`)).body;
    expect(there.meta_data.map(({ key }: Raw) => key)).toEqual([
      "_wp_trash_meta_status",
      "_wp_trash_meta_time",
    ]);
    expect((await store.get(`orders?include=${id}&status=any`)).body).toEqual([]);
    expect((await store.get(`orders?include=${id}&status=trash`)).body[0].id).toBe(id);
    const [back] = (await store.post("orders/batch", { update: [{ id, status: "cancelled" }] })).body.update;
    expect(back.status).toBe("cancelled");
    expect(keysOf(back)).toEqual(["_wp_trash_meta_status", "_wp_trash_meta_time"]);
    const notes = (await store.get(`orders/${id}/notes`)).body.map((note: Raw) => note.note);
    expect(notes).toContain("Order status changed from trash to Cancelled.");
  });
});
