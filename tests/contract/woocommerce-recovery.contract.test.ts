import { describe, expect, it } from "vitest";
import type { RecordPayload, RecoveryRequest } from "@/server/connectors/core/target";
import { Catalogue, idOf, WRITE } from "./woocommerce-catalogue";
import { connect, isPostTo, openContext, openStore, type Raw } from "./woocommerce-store";

const SLOW = 120_000;

const store = await openStore();
const context = openContext();
const target = connect(store, context);
const catalogue = new Catalogue(store, target);
const { api } = store;
const sku = (text: string) => catalogue.sku(text);

function request(sourceId: string, payload: RecordPayload, targetId: string | null = null): RecoveryRequest {
  const title = `Product ${sourceId}`;
  return { sourceId, targetId, title, body: payload.body, children: payload.children };
}

async function copies(sourceId: string): Promise<number> {
  const { stamped } = await target.entity("products").census(catalogue.sourceKey);
  return stamped.filter((found) => found.sourceId === sourceId).length;
}

/** Half an hour of margin, as a run takes some. */
async function since(): Promise<number> {
  return (await target.clock()) - 60_000;
}

function sized(sourceId: string, sizes: string[]) {
  const children = sizes.map((size, index) => ({
    sourceId: `${sourceId}${index}`,
    // One without a SKU: only its stamp tells whose it is.
    fields: {
      sku: index === 0 ? "" : sku(`${sourceId}-${index}`),
      regular_price: "3",
      attributes: [{ name: "Size", values: [size] }],
    },
  }));
  const fields = { sku: sku(sourceId), attributes: [{ name: "Size", values: sizes }] };
  return catalogue.product(sourceId, fields, children);
}

function withThird() {
  const product = sized("30", ["S", "M", "L"]);
  const [, , third] = product.children;
  if (third) third.fields = { ...third.fields, sku: "" };
  return product;
}

describe("after a lost answer", () => {
  it(
    "the whole batch is unknown, and what was written is found, also with a date of long ago and without a SKU",
    async () => {
      const before = await since();
      const products = [
        catalogue.product("1", {
          sku: sku("1"),
          regular_price: "2",
          date_created_gmt: "2019-01-02T03:04:05Z",
        }),
        catalogue.product("2", { sku: "", regular_price: "2", status: "draft" }),
        catalogue.product("3", { sku: sku("3, x") }),
      ];
      const payloads = await Promise.all(products.map((product) => catalogue.payload(product)));
      context.loseAnswerTo(isPostTo(/products\/batch$/));
      const results = await catalogue.write(
        payloads.map((payload, index) => catalogue.creation(products[index]?.sourceId ?? "", payload)),
      );
      expect(results.map((result) => result.record.status)).toEqual(["unknown", "unknown", "unknown"]);
      const requests = payloads.map((payload, index) => request(products[index]?.sourceId ?? "", payload));
      const never = {
        sourceId: "4",
        targetId: null,
        title: catalogue.name("Never"),
        body: { name: catalogue.name("Never"), sku: sku("4") },
        children: [],
      };
      const found = await connect(store)
        .entity("products")
        .recover([...requests, never], before, catalogue.sourceKey);
      expect(found.map((one) => [one.sourceId, one.complete])).toEqual([
        ["1", true],
        ["2", true],
        ["3", true],
      ]);
      const held = await target.entity("products").read(found.map((one) => one.targetId));
      for (const [index, one] of found.entries()) {
        const body = held.find((row) => row.targetId === one.targetId)?.body ?? {};
        expect(target.entity("products").differences(payloads[index]?.body ?? {}, body)).toEqual([]);
      }
      expect(await Promise.all(["1", "2", "3"].map(copies))).toEqual([1, 1, 1]);
    },
    SLOW,
  );

  it(
    "variations are found by their stamps",
    async () => {
      const before = await since();
      const payload = await catalogue.payload(sized("10", ["S", "M", "L"]));
      context.loseAnswerTo(isPostTo(/variations\/batch$/));
      const [result] = await catalogue.write([catalogue.creation("10", payload)]);
      expect(result?.record.status).toBe("written");
      expect(result?.children.map(({ outcome }) => outcome.status)).toEqual([
        "unknown",
        "unknown",
        "unknown",
      ]);
      const id = idOf(result);
      const [found] = await target
        .entity("products")
        .recover([request("10", payload, id)], before, catalogue.sourceKey);
      expect(found?.targetId).toBe(id);
      expect(found?.children.map((variation) => variation.sourceId)).toEqual(["100", "101", "102"]);
      expect((await target.entity("products").read([id]))[0]?.children).toHaveLength(3);
    },
    SLOW,
  );

  it(
    "an update is sent again without harm",
    async () => {
      const { id, payload } = await catalogue.create(catalogue.product("11", { regular_price: "2" }));
      context.loseAnswerTo(isPostTo(/products\/batch$/));
      const [lost] = await catalogue.write([catalogue.update("11", id, { regular_price: "4" })]);
      expect(lost?.record.status).toBe("unknown");
      const [found] = await target
        .entity("products")
        .recover([request("11", payload, id)], await since(), catalogue.sourceKey);
      expect(found).toMatchObject({ targetId: id, complete: true });
      expect((await api("GET", `products/${id}`)).body.regular_price).toBe("4");
    },
    SLOW,
  );
});

describe("a product that was cut short", () => {
  it(
    "is recognised by its SKU, or by its name when it has nothing else, and is to be written whole",
    async () => {
      const before = await since();
      // As the store leaves them when its process dies: with the SKU but nothing behind it, and with nothing at all.
      const withSku = await api("POST", "products", { name: catalogue.name("Product 20"), sku: sku("20") });
      const bare = await api("POST", "products", {
        name: catalogue.name("Product 21 & more"),
        date_created_gmt: "2019-01-02T03:04:05",
      });
      const foreign = await api("POST", "products", {
        name: catalogue.name("Product 22"),
        regular_price: "3",
      });
      const payloads = await Promise.all(
        [
          catalogue.product("20", { sku: sku("20"), regular_price: "5" }),
          catalogue.product("21", { name: catalogue.name("Product 21 & more"), sku: sku("21") }),
          catalogue.product("22", { sku: sku("22") }),
        ].map((product) => catalogue.payload(product)),
      );
      const found = await target.entity("products").recover(
        payloads.map((payload, index) => request(String(20 + index), payload)),
        before,
        catalogue.sourceKey,
      );
      expect(found).toEqual([
        { sourceId: "20", targetId: String(withSku.body.id), complete: false, children: [] },
        { sourceId: "21", targetId: String(bare.body.id), complete: false, children: [] },
      ]);
      const writes = found.map((one, index) =>
        catalogue.update(one.sourceId, one.targetId, payloads[index]?.body ?? {}),
      );
      const results = await catalogue.write(writes, WRITE);
      expect(results.map((result) => result.record.status)).toEqual(["written", "written"]);
      expect(await Promise.all(["20", "21"].map(copies))).toEqual([1, 1]);
      await api("DELETE", `products/${foreign.body.id}?force=true`);
    },
    SLOW,
  );

  it(
    "leaves no half variations and no second copies behind",
    async () => {
      const before = await since();
      const { id } = await catalogue.create(sized("30", ["S", "M"]));
      // The third was cut short just before its stamp; it has no SKU either.
      const payload = await catalogue.payload(withThird());
      const path = `products/${id}/variations`;
      const fragment = await api("POST", path, { regular_price: "3", menu_order: 3 });
      await api("POST", path, {});
      await api("POST", path, { regular_price: "3", meta_data: payload.children[0]?.body.meta_data ?? [] });
      const [found] = await target
        .entity("products")
        .recover([request("30", payload, id)], before, catalogue.sourceKey);
      expect(found?.children.map((variation) => variation.sourceId)).toEqual(["300", "301", "302"]);
      expect(found?.children[2]?.targetId).toBe(String(fragment.body.id));
      const rows = (await api("GET", `${path}?per_page=100`)).body as Raw[];
      expect(rows.map((row) => String(row.id)).sort()).toEqual(
        found?.children.map((variation) => variation.targetId).sort(),
      );
    },
    SLOW,
  );
});
