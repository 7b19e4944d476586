import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { MappedRecord } from "@/server/domain/mapped";
import { Catalogue, statuses } from "./woocommerce-catalogue";
import { connect, isPostTo, openContext, openStore, type Raw } from "./woocommerce-store";

const SLOW = 120_000;
const UNKNOWN = "999999999";

const store = await openStore();
const context = openContext();
// A store that answers at once need not be waited for.
context.sleep = (ms) => delay(Math.min(ms, 50)).then(() => undefined);
const target = connect(store, context);
const entity = target.entity("products");
const catalogue = new Catalogue(store, target);

const { api } = store;
const sku = (text: string) => catalogue.sku(text);

function shirt(sourceId: string): MappedRecord {
  const sizes = ["S", "M"];
  const children = sizes.map((size, index) => ({
    sourceId: `${sourceId}${index}`,
    fields: {
      sku: sku(`${sourceId}-${index}`),
      regular_price: "19.5",
      status: index === 0 ? "publish" : "private",
      attributes: [{ name: "Size", values: [size] }],
    },
  }));
  const attributes = [{ name: "Size", values: sizes }];
  return catalogue.product(sourceId, { sku: sku(sourceId), slug: sku(sourceId), attributes }, children);
}

async function made(product: MappedRecord): Promise<string> {
  const { id, result } = await catalogue.create(product);
  expect(statuses(result)).toEqual(product.children.length > 0 ? { written: product.children.length } : {});
  return id;
}

function simple(sourceId: string, fields = {}): Promise<string> {
  const slug = sku(sourceId).toLowerCase();
  return made(catalogue.product(sourceId, { sku: sku(sourceId), slug, regular_price: "5", ...fields }));
}

async function held(id: string): Promise<Raw> {
  return (await api("GET", `products/${id}?context=edit`)).body;
}

async function come(sourceId: string, id: string, body: Raw): Promise<Raw> {
  const [result] = await catalogue.write([catalogue.update(sourceId, id, body)]);
  return result?.record;
}

/** What WordPress writes on whatever it puts into the trash. */
function marks(row: Raw): string[] {
  return row.meta_data
    .map((entry: Raw) => entry.key)
    .filter((key: string) => /^_wp_(trash|desired)/.test(key));
}

async function writesOf<T>(act: () => Promise<T>): Promise<{ result: T; writes: string[] }> {
  const before = context.sent.length;
  const result = await act();
  const sent = context.sent.slice(before).filter(({ method }) => method !== "GET");
  const path = (url: string) => new URL(url).pathname.replace(/^.*\/wc\/v3\//, "");
  return { result, writes: sent.map(({ method, url }) => `${method} ${path(url)}`) };
}

describe("a product that is gone at the source", () => {
  for (const [index, how] of (["draft", "private"] as const).entries()) {
    it(`becomes ${how}, and nothing else of it changes`, async () => {
      const id = await simple(`1${index}`, { catalog_visibility: "search" });
      const before = await held(id);
      const { result, writes } = await writesOf(() => entity.retire([id, UNKNOWN], how));
      expect(result).toEqual([
        { targetId: id, status: "done" },
        { targetId: UNKNOWN, status: "gone" },
      ]);
      expect(writes).toEqual(["POST products/batch"]);
      expect(JSON.parse(context.sent.at(-1)?.body ?? "")).toEqual({
        update: [{ id: Number(id), status: how }],
      });
      const after = await held(id);
      const { status, slug, catalog_visibility } = after;
      expect({ status, slug, catalog_visibility }).toEqual({
        status: how,
        slug: before.slug,
        catalog_visibility: "search",
      });
      const again = await writesOf(() => entity.retire([id], how));
      expect(again).toEqual({ result: [{ targetId: id, status: "done" }], writes: [] });
      expect(await come(`1${index}`, id, { status: "publish" })).toMatchObject({ status: "written" });
      expect((await held(id)).status).toBe("publish");
    });
  }

  it("goes to the trash, where it stays whatever is asked for afterwards", async () => {
    const id = await simple("13");
    const { result, writes } = await writesOf(() => entity.retire([id, UNKNOWN], "trash"));
    expect(result.map(({ status }) => status)).toEqual(["done", "gone"]);
    expect(writes.sort()).toEqual([`DELETE products/${id}`, `DELETE products/${UNKNOWN}`].sort());
    for (const how of ["trash", "draft", "private"] as const) {
      expect(await entity.retire([id], how)).toEqual([{ targetId: id, status: "done" }]);
      expect((await held(id)).status).toBe("trash");
    }
    expect(await entity.read([id])).toEqual([]);
    await entity.trash([id, UNKNOWN]);
  });

  it("is asked for again when an answer is lost", async () => {
    const [first, second] = [await simple("14"), await simple("15")];
    context.loseAnswerTo(isPostTo(/products\/batch$/));
    expect(await entity.retire([first, second], "draft")).toEqual([
      { targetId: first, status: "done" },
      { targetId: second, status: "done" },
    ]);
    context.loseAnswerTo(isPostTo(new RegExp(`products/${first}$`)));
    expect(await entity.retire([first], "trash")).toEqual([{ targetId: first, status: "done" }]);
    expect((await held(first)).status).toBe("trash");
  });

  it("is told of where the store refuses it, and the others go", async () => {
    const parent = await made(shirt("16"));
    const [variation] = (await held(parent)).variations;
    const other = await simple("17");
    const [refused, done] = await entity.retire([String(variation), other], "trash");
    expect(done).toEqual({ targetId: other, status: "done" });
    expect(refused).toMatchObject({
      status: "refused",
      issue: { code: "deletion_refused", details: { detail: expect.stringContaining("variation") } },
    });
    await expect(entity.trash([String(variation)])).rejects.toThrow("variation");
  });
});

describe("a product that is back at the source", () => {
  it(
    "comes out of the trash with its slug, its SKU and its reviews, also a second time",
    async () => {
      const id = await simple("20");
      const { slug } = await held(id);
      const review = async (text: string, status: string) => {
        const body = {
          product_id: Number(id),
          review: `${text} ${catalogue.mark}`,
          reviewer: "Ann",
          reviewer_email: "ann@example.com",
          rating: 5,
          status,
        };
        return (await api("POST", "products/reviews", body)).body.id;
      };
      const reviews = [
        [await review("Good", "approved"), "approved"],
        [await review("Hm", "hold"), "hold"],
      ];
      for (let round = 0; round < 2; round += 1) {
        await entity.retire([id], "trash");
        expect((await api("GET", `products/reviews?product=${id}&status=all`)).body).toEqual([]);
        expect(await come("20", id, { status: "publish", regular_price: "6" })).toMatchObject({
          status: "written",
          targetId: id,
          answer: { status: "publish", regular_price: "6", slug },
        });
        const after = await held(id);
        expect(after).toMatchObject({ status: "publish", slug, sku: sku("20"), rating_count: 1 });
        expect(marks(after)).toEqual([]);
        const shown = (await api("GET", `products/reviews?product=${id}&status=all`)).body;
        expect(shown.map((row: Raw) => [row.id, row.status]).sort()).toEqual(reviews.sort());
        expect((await entity.findByKey([sku("20")])).map(({ targetId }) => targetId)).toEqual([id]);
      }
    },
    SLOW,
  );

  it(
    "brings its variations along, each as it was",
    async () => {
      const id = await made(shirt("21"));
      const before = await entity.read([id]);
      await entity.retire([id], "trash");
      expect((await held(id)).variations).toEqual([]);
      expect(await come("21", id, { status: "publish" })).toMatchObject({ status: "written" });
      const [after] = await entity.read([id]);
      const seen = (children: Raw[]) =>
        children
          .filter(({ kind }) => kind === "variant")
          .map(({ targetId, body }) => [targetId, body.status, body.sku, body.regular_price])
          .sort();
      expect(seen(after?.children ?? [])).toEqual(seen(before[0]?.children ?? []));
      expect(after?.children.flatMap(({ body }) => marks(body))).toEqual([]);
      expect(await held(id)).toMatchObject({ status: "publish", stock_status: "instock", price: "19.5" });
    },
    SLOW,
  );

  it(
    "comes back whole although answers are lost on the way",
    async () => {
      const id = await made(shirt("22"));
      await entity.retire([id], "trash");
      context.loseAnswerTo(isPostTo(/variations\/batch$/));
      context.loseAnswerTo(isPostTo(/products\/batch$/));
      expect(await come("22", id, { status: "publish" })).toMatchObject({ status: "unknown" });
      expect(await come("22", id, { status: "publish" })).toMatchObject({ status: "written" });
      expect((await held(id)).variations).toHaveLength(2);
    },
    SLOW,
  );

  it("has the slug that it has at the source now", async () => {
    const id = await simple("23");
    await entity.retire([id], "trash");
    const slug = sku("23-日本").toLowerCase();
    const record = await come("23", id, { status: "publish", slug });
    expect(entity.differences({ slug }, record.answer)).toEqual([]);
    expect(entity.differences({ slug }, await held(id))).toEqual([]);
  });

  it("is not called after the trash where it had no slug", async () => {
    const id = await made(catalogue.product("24", { status: "draft" }));
    for (const status of ["draft", "publish"]) {
      await entity.retire([id], "trash");
      expect(await come("24", id, { status })).toMatchObject({ status: "written" });
      const after = await held(id);
      expect([after.status, after.slug]).toEqual([
        status,
        status === "draft" ? "" : catalogue.name("product-24").replace(" ", "-"),
      ]);
      expect(marks(after)).toEqual([]);
    }
  });

  it("stays in the trash where nothing says what it is to be", async () => {
    const id = await simple("25");
    await entity.retire([id], "trash");
    expect(await come("25", id, { regular_price: "6" })).toMatchObject({ status: "gone" });
    expect((await held(id)).status).toBe("trash");
  });

  it("costs the others of its request nothing", async () => {
    const [back, other] = [await simple("26"), await simple("27")];
    await entity.retire([back], "trash");
    const { result, writes } = await writesOf(() =>
      catalogue.write([
        catalogue.update("26", back, { status: "publish" }),
        catalogue.update("27", other, { status: "private" }),
      ]),
    );
    expect(result.map(({ record }) => record.status)).toEqual(["written", "written"]);
    expect(writes).toEqual(["POST products/batch"]);
    expect([(await held(back)).status, (await held(other)).status]).toEqual(["publish", "private"]);
  });
});

describe("an account", () => {
  it("is never taken away", async () => {
    const customers = target.entity("customers");
    expect(customers.retirements).toEqual([]);
    const { writes, result } = await writesOf(() => customers.retire(["1"], "trash"));
    expect(writes).toEqual([]);
    expect(result).toMatchObject([{ status: "refused", issue: { code: "deletion_refused" } }]);
  });
});
