import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { Catalogue, idOf, statuses, WRITE } from "./woocommerce-catalogue";
import { connect, openContext, openStore, type Raw } from "./woocommerce-store";

const SLOW = 120_000;

const store = await openStore();
const target = connect(store, openContext());
const catalogue = new Catalogue(store, target);
const products = target.entity("products");
const { api } = store;

const review = (sourceId: string, more: JsonObject = {}): JsonObject => ({
  sourceId,
  status: "approved",
  title: "Good & solid",
  text: 'Holds 5 < 6 cups.\nI\'d buy it again — "really".',
  rating: 4,
  name: "Ann O'Neil",
  email: `ann.${sourceId}@example.com`,
  date: "2024-05-02T10:00:00.000Z",
  ...more,
});

const modifiers: JsonObject[] = [
  {
    sourceId: "5",
    name: 'Engraving 2" \\ tall',
    kind: "text",
    required: true,
    position: 0,
    limits: { text_max_length: 12 },
    values: [],
  },
  {
    sourceId: "6",
    name: "Box",
    kind: "dropdown",
    required: false,
    position: 1,
    limits: {},
    values: [
      { sourceId: "61", label: "Paper", isDefault: true, price: null },
      { sourceId: "62", label: "Wood", isDefault: false, price: { by: "amount", value: "4.5" } },
    ],
  },
];

const fields: MappedFields = {
  sku: catalogue.sku("parts"),
  regular_price: "12",
  downloadable: true,
  virtual: true,
  sold_individually: true,
  tax_status: "none",
  tax_class: "Reduced rate",
  "meta:_primelink_modifiers": modifiers,
  "meta:_product_addons": modifiers,
  "meta:_primelink_bulk_pricing": [{ from: 5, to: null, kind: "percent", amount: "5" }],
  "meta:minimum_allowed_quantity": 2,
  "meta:_primelink_videos": [],
  reviews: [
    review("1"),
    review("2", { status: "pending", rating: null, email: "" }),
    review("3", { status: "disapproved" }),
  ],
};

async function reviewsOf(product: string): Promise<Raw[]> {
  const { body } = await api("GET", `products/reviews?product=${product}&status=all&context=edit`);
  return body;
}

describe("the parts of a product", () => {
  it(
    "arrive, and are held as they were sent",
    async () => {
      const payload = await catalogue.payload(catalogue.product("parts", fields), {
        target: await target.profile(),
      });
      expect(payload.issues).toEqual([]);
      expect(payload.body).toMatchObject({
        tax_class: "reduced-rate",
        tax_status: "none",
        downloadable: true,
      });
      const results = await catalogue.write([catalogue.creation("parts", payload)]);
      expect(statuses(results[0])).toEqual({ written: 2 });
      const id = idOf(results[0]);
      const [held] = await products.read([id]);
      expect(products.differences(payload.body, held?.body ?? {})).toEqual([]);
      const meta = (await api("GET", `products/${id}`)).body.meta_data as { key: string; value: Raw }[];
      const kept = (key: string) => meta.find((entry) => entry.key === key)?.value;
      expect(JSON.parse(kept("_primelink_modifiers"))).toEqual(modifiers);
      expect(kept("_product_addons")).toMatchObject([
        { name: 'Engraving 2" ＼ tall', type: "custom_text", required: 1, max: 12 },
        {
          name: "Box",
          type: "multiple_choice",
          options: [{ label: "Paper" }, { label: "Wood", price: "4.5" }],
        },
      ]);
      expect(kept("_primelink_videos")).toBeUndefined();
    },
    SLOW,
  );

  it(
    "can be taken away again",
    async () => {
      const payload = await catalogue.payload(
        catalogue.product("gone", { sku: catalogue.sku("gone"), "meta:_primelink_modifiers": modifiers }),
      );
      const id = idOf((await catalogue.write([catalogue.creation("gone", payload)]))[0]);
      const without = await catalogue.payload(
        catalogue.product("gone", { "meta:_primelink_modifiers": null }),
      );
      await products.write(
        [
          {
            sourceId: "gone",
            operation: "update",
            targetId: id,
            body: { meta_data: without.body.meta_data ?? [] },
            whole: without.body,
            children: [],
          },
        ],
        WRITE,
        async () => {},
      );
      const keys = ((await api("GET", `products/${id}`)).body.meta_data as Raw[]).map((entry) => entry.key);
      expect(keys).not.toContain("_primelink_modifiers");
    },
    SLOW,
  );

  it(
    "point at related products that are there",
    async () => {
      const first = await catalogue.payload(catalogue.product("r1", { sku: catalogue.sku("r1") }));
      const id = idOf((await catalogue.write([catalogue.creation("r1", first)]))[0]);
      const references = {
        get: (kind: string, key: string) => (kind === "product" && key === "r1" ? id : undefined),
      };
      const second = await catalogue.payload(
        catalogue.product("r2", { sku: catalogue.sku("r2"), upsell_ids: ["r1", "elsewhere"] }),
        { references },
      );
      expect(second.body.upsell_ids).toEqual([Number(id)]);
      const other = idOf((await catalogue.write([catalogue.creation("r2", second)]))[0]);
      const [held] = await products.read([other]);
      expect(products.differences(second.body, held?.body ?? {})).toEqual([]);
    },
    SLOW,
  );
});

describe("reviews", () => {
  it(
    "come with their words, stars, dates and state; disapproved ones stay behind",
    async () => {
      const payload = await catalogue.payload(
        catalogue.product("rev", { ...fields, sku: catalogue.sku("rev") }),
      );
      const id = idOf((await catalogue.write([catalogue.creation("rev", payload)]))[0]);
      const held = await reviewsOf(id);
      expect(held).toHaveLength(2);
      const ann = held.find((row) => row.reviewer_email === "ann.1@example.com");
      expect(ann).toMatchObject({ reviewer: "Ann O'Neil", rating: 4, status: "approved" });
      expect(ann.date_created_gmt).toBe("2024-05-02T10:00:00");
      expect(ann.review.replaceAll("&amp;", "&").replaceAll("&lt;", "<")).toContain(
        "Good & solid\n\nHolds 5 < 6 cups.",
      );
      const other = held.find((row) => row !== ann);
      expect(other).toMatchObject({ reviewer_email: "review-2@reviewer.invalid", status: "hold" });
      const [record] = await products.read([id]);
      for (const child of payload.children) {
        const own = record?.children.find(({ body }) => body.reviewer_email === child.body.reviewer_email);
        expect(products.differences(child.body, own?.body ?? {})).toEqual([]);
      }
    },
    SLOW,
  );

  it(
    "are changed in place, and known again when nobody remembers them",
    async () => {
      const payload = await catalogue.payload(
        catalogue.product("again", { sku: catalogue.sku("again"), reviews: [review("1")] }),
      );
      const results = await catalogue.write([catalogue.creation("again", payload)]);
      const id = idOf(results[0]);
      const [first] = await reviewsOf(id);
      const stars = async () => (await api("GET", `products/${id}`)).body.average_rating;
      expect(await stars()).toBe("4.00");
      const [child] = payload.children;
      if (!child) throw new Error("no review");
      const write = async (operation: "create" | "update", targetId: string | null, body: JsonObject) => {
        const answers: unknown[] = [];
        await products.write(
          [
            {
              sourceId: "again",
              operation: "none",
              targetId: id,
              body: {},
              whole: payload.body,
              children: [{ ...child, operation, targetId, body }],
            },
          ],
          WRITE,
          async (result) => void answers.push(result.children[0]?.outcome),
        );
        return answers[0];
      };
      // The same words a second time: WordPress refuses them, and the first one is taken.
      expect(await write("create", null, child.body)).toMatchObject({
        status: "written",
        targetId: String(first.id),
      });
      expect(await write("update", String(first.id), { rating: 2 })).toMatchObject({ status: "written" });
      const held = await reviewsOf(id);
      expect(held).toHaveLength(1);
      expect(held[0]).toMatchObject({ id: first.id, rating: 2 });
      expect(await stars()).toBe("2.00");
      const [recovered] = await products.recover(
        [{ sourceId: "again", targetId: id, title: "again", body: payload.body, children: payload.children }],
        Date.now() - 60_000,
        catalogue.sourceKey,
      );
      expect(recovered?.children).toEqual([{ kind: "review", sourceId: "1", targetId: String(first.id) }]);
      expect(await write("update", "99999999", { rating: 3 })).toMatchObject({ status: "gone" });
    },
    SLOW,
  );
});
