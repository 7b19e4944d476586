import { describe, expect, it } from "vitest";
import type { FieldDifference } from "@/server/connectors/core/target";
import type { MappedRecord } from "@/server/domain/mapped";
import { Catalogue, idOf, METRIC, statuses, WRITE } from "./woocommerce-catalogue";
import { connect, openContext, openStore, type Raw } from "./woocommerce-store";

const SLOW = 120_000;

const store = await openStore();
const context = openContext();
const target = connect(store, context);
const catalogue = new Catalogue(store, target);

const { api } = store;
const sku = (text: string) => catalogue.sku(text);

function shirt(sourceId: string, sizes: string[], colours: string[], fields = {}): MappedRecord {
  const children = sizes.flatMap((size, row) =>
    colours.map((colour, column) => ({
      sourceId: `${sourceId}${row}${column}`,
      fields: {
        sku: sku(`${sourceId}-${row}-${column}`),
        regular_price: "19.5000",
        sale_price: "17.25",
        manage_stock: true,
        stock_quantity: "7",
        weight: "0.25",
        status: "publish",
        attributes: [
          { name: "Size", values: [size] },
          { name: "Colour", values: [colour] },
        ],
      },
    })),
  );
  const attributes = [
    { name: "Size", values: sizes },
    { name: "Colour", values: colours },
  ];
  return catalogue.product(sourceId, { sku: sku(sourceId), attributes, ...fields }, children);
}

/** Every difference between what was wanted and what the store holds now. */
async function differencesOf(
  id: string,
  payload: Awaited<ReturnType<Catalogue["payload"]>>,
): Promise<(FieldDifference | string)[]> {
  const [held] = await target.entity("products").read([id]);
  if (!held) return ["not there"];
  const variations = payload.children.flatMap((wanted): (FieldDifference | string)[] => {
    const stamp = `:variant:${wanted.sourceId}"`;
    const own = held.children.find(({ body }) => JSON.stringify(body.meta_data).includes(stamp));
    return own
      ? target.entity("products").differences(wanted.body, own.body)
      : [`variation ${wanted.label} is not there`];
  });
  return [...target.entity("products").differences(payload.body, held.body), ...variations];
}

describe("the store's own facts", () => {
  it("are read: currency, units, version and time", async () => {
    const profile = await target.profile();
    expect(profile.currency).toMatch(/^[A-Z]{3}$/);
    expect(profile).toMatchObject({ weightUnit: "kg", lengthUnit: "cm", timeZone: "Europe/Berlin" });
    expect(profile.version).toMatch(/^\d+\.\d+/);
    expect(Math.abs((await target.clock()) - Date.now())).toBeLessThan(5_000);
  });
});

describe("products", () => {
  it("arrive with every field, and hold it", async () => {
    await catalogue.ensure([
      {
        kind: "category",
        key: "c1",
        category: {
          sourceId: "c1",
          parentSourceId: null,
          name: catalogue.name("Cups & <Mugs>"),
          description: "",
          slug: "cups",
          visible: true,
          sortOrder: 3,
          imageUrl: null,
        },
      },
      {
        kind: "brand",
        key: "b1",
        brand: {
          sourceId: "b1",
          name: catalogue.name("Müller & Sons"),
          slug: null,
          description: "",
          imageUrl: null,
        },
      },
    ]);
    const product = catalogue.product("10", {
      name: catalogue.name('Cup "A" & B <3 \\o/ 日本 🎉'),
      slug: catalogue.name("Große Tasse.html"),
      description:
        '<p onclick="x()">A & B &amp; C:\\dir, 1 < 2 && 3 > 2</p><script>alert(1)</script><img src=\'a b.png\' alt="it\'s">',
      short_description: "<b>short</b> \\ text",
      sku: sku("10"),
      global_unique_id: "4006381333931",
      regular_price: "12.5000",
      sale_price: "9.99",
      manage_stock: true,
      stock_quantity: "12",
      low_stock_amount: 2,
      backorders: "notify",
      stock_status: "instock",
      weight: "1.5",
      length: "10",
      width: "20.25",
      height: "3",
      featured: true,
      virtual: false,
      catalog_visibility: "visible",
      menu_order: 5,
      categories: ["c1"],
      brands: ["b1"],
      tags: [catalogue.name("Gift & more")],
      attributes: [{ name: "Glaze", values: ["matt | rough", "shiny"] }],
      custom_attributes: [{ name: "Care", values: ["dish | washer", "<5 °C"] }],
      date_created_gmt: "2021-03-04T05:06:07Z",
      purchase_note: "<p>Thanks & bye</p>",
      "meta:_yoast_wpseo_title": 'Title "x" \\ & y',
      "meta:_primelink_warranty": "<p>2 years</p>",
      "meta:_primelink_mpn": "",
    });
    const { id, payload, result } = await catalogue.create(product);
    expect(result.record).toMatchObject({ status: "written" });
    expect(await differencesOf(id, payload)).toEqual([]);
    if (result.record.status === "written") {
      expect(target.entity("products").differences(payload.body, result.record.answer)).toEqual([]);
    }
    const { body } = await api("GET", `products/${id}?context=edit`);
    expect(body).toMatchObject({
      type: "simple",
      status: "publish",
      regular_price: "12.5",
      sale_price: "9.99",
      stock_quantity: 12,
      date_created_gmt: "2021-03-04T05:06:07",
    });
    expect(body.description).toContain("C:\\dir, 1 &lt; 2 &amp;&amp; 3 &gt; 2");
    expect(body.description).not.toContain("alert");
    expect(body.attributes.map((row: Raw) => row.options)).toEqual([
      ["matt | rough", "shiny"],
      ["dish ¦ washer", "<5 °C"],
    ]);
  });

  it("get their variations, each with its choices, price and stock", async () => {
    const { id, payload, result } = await catalogue.create(
      shirt("20", ["S", "M", '½ "x"'], ["Red", "Grün & Blau"]),
    );
    expect(statuses(result)).toEqual({ written: 6 });
    expect(await differencesOf(id, payload)).toEqual([]);
    const { body } = await api("GET", `products/${id}`);
    expect(body).toMatchObject({ type: "variable", stock_status: "instock", price: "17.25" });
    expect(body.variations).toHaveLength(6);
  });

  it("keep values that the database cannot tell apart, as attributes of their own", async () => {
    const { id, payload } = await catalogue.create(shirt("21", ["Rose", "Rosé", "ROSE"], ["a|b", "A"]));
    expect(await differencesOf(id, payload)).toEqual([]);
    const { body } = await api("GET", `products/${id}`);
    expect(body.attributes[0]).toMatchObject({ id: 0, name: "Size", options: ["Rose", "Rosé", "ROSE"] });
    expect(body.attributes[1].id).toBeGreaterThan(0);
  });

  it("take attributes of the product's own where the import wants them", async () => {
    const product = shirt("22", ["S | M", "<L", "50%ab", "back\\slash"], ["Red"]);
    const payload = await catalogue.payload(product, {
      options: { ...catalogue.context().options, attributes: "product" },
    });
    const [result] = await catalogue.write([catalogue.creation("22", payload)]);
    expect(statuses(result)).toEqual({ written: 4 });
    expect(await differencesOf(idOf(result), payload)).toEqual([]);
  });

  it("are converted into the store's units", async () => {
    const product = catalogue.product("23", { weight: "1", length: "10" });
    const source = { ...METRIC, weightUnit: "lb", lengthUnit: "in" } as const;
    const payload = await catalogue.payload(product, { source });
    const [result] = await catalogue.write([catalogue.creation("23", payload)]);
    const { body } = await api("GET", `products/${idOf(result)}`);
    expect([body.weight, body.dimensions.length]).toEqual(["0.4536", "25.4"]);
  });

  it("are updated by the fields that changed, and lose what the source no longer has", async () => {
    const fields = { sku: sku("24"), regular_price: "5", sale_price: "4", "meta:_primelink_mpn": "X1" };
    const { id } = await catalogue.create(catalogue.product("24", fields));
    const payload = await catalogue.payload(
      catalogue.product("24", { ...fields, sale_price: null, "meta:_primelink_mpn": null }),
    );
    const { sale_price = "", meta_data = [] } = payload.body;
    const [result] = await catalogue.write([catalogue.update("24", id, { sale_price, meta_data })]);
    expect(result?.record.status).toBe("written");
    expect(await differencesOf(id, payload)).toEqual([]);
    const { body } = await api("GET", `products/${id}`);
    expect(body.meta_data.map((row: Raw) => row.key)).not.toContain("_primelink_mpn");
    expect(body.regular_price).toBe("5");
  });

  it(
    "with more variations than one request takes get them all, and lose the ones that are gone",
    async () => {
      const sizes = Array.from({ length: 21 }, (_, index) => `Size ${index + 1}`);
      const { id, result } = await catalogue.create(shirt("25", sizes, ["a1", "a2", "a3", "a4", "a5"]));
      expect(statuses(result)).toEqual({ written: 105 });
      const [held] = await target.entity("products").read([id]);
      expect(held?.children).toHaveLength(105);
      const doomed = held?.children.slice(0, 2).map(({ targetId }) => targetId) ?? [];
      const [changed] = await catalogue.write([
        {
          sourceId: "25",
          operation: "none",
          targetId: id,
          body: {},
          whole: {},
          children: doomed.map((targetId) => ({
            kind: "variant" as const,
            sourceId: targetId,
            label: targetId,
            operation: "delete",
            targetId,
            body: {},
          })),
        },
      ]);
      expect(changed?.record.status).toBe("untouched");
      expect(statuses(changed)).toEqual({ written: 2 });
      expect((await target.entity("products").read([id]))[0]?.children).toHaveLength(103);
    },
    SLOW,
  );
});

describe("what the store refuses", () => {
  it("is told for each product, and the others are written", async () => {
    await catalogue.create(catalogue.product("30", { sku: sku("30") }));
    const first = await api("GET", `products?sku=${sku("30")}`);
    const writes = await Promise.all(
      [
        catalogue.product("31", { sku: sku("31") }),
        catalogue.product("32", { sku: sku("30").toUpperCase() }),
        catalogue.product("33", { sku: sku("33") }),
      ].map(async (product) => catalogue.creation(product.sourceId, await catalogue.payload(product))),
    );
    const results = await catalogue.write(writes);
    expect(results.map((result) => result.record.status)).toEqual(["written", "refused", "written"]);
    expect(results[1]?.record).toMatchObject({
      existingTargetId: String(first.body[0].id),
      issue: {
        code: "sku_duplicate_in_target",
        details: { sku: sku("30").toUpperCase(), targetId: String(first.body[0].id) },
      },
    });
  });

  it("for its GTIN alone is written without it", async () => {
    const gtin = "96385074";
    await catalogue.create(catalogue.product("34", { sku: sku("34"), global_unique_id: gtin }));
    const { id, result } = await catalogue.create(
      catalogue.product("35", { sku: sku("35"), global_unique_id: gtin }),
    );
    expect(result.record).toMatchObject({ issues: [{ code: "gtin_invalid", details: { gtin } }] });
    const { body } = await api("GET", `products/${id}`);
    expect([body.sku, body.global_unique_id]).toEqual([sku("35"), ""]);
  });

  it("because of the trash says so", async () => {
    const { id } = await catalogue.create(catalogue.product("36", { sku: sku("36") }));
    await target.entity("products").trash([id]);
    expect((await api("GET", `products/${id}`)).body.status).toBe("trash");
    const payload = await catalogue.payload(catalogue.product("37", { sku: sku("36") }));
    const [result] = await catalogue.write([catalogue.creation("37", payload)]);
    expect(result?.record).toMatchObject({
      status: "refused",
      issue: { code: "sku_in_trash", details: { sku: sku("36") } },
    });
    const [update] = await catalogue.write([catalogue.update("36", id, { regular_price: "3" })]);
    expect(update?.record.status).toBe("gone");
    await target.entity("products").trash([id, "999999999"]);
  });

  it("because a product is gone says so, and its variations are not sent", async () => {
    const { id, payload } = await catalogue.create(shirt("38", ["S"], ["Red"]));
    await api("DELETE", `products/${id}?force=true`);
    const [variation] = payload.children;
    if (!variation) throw new Error("no variation");
    const write = { ...variation, operation: "create", targetId: null } as const;
    const results = await catalogue.write([
      { ...catalogue.update("38", id, { regular_price: "3" }), children: [write] },
      { sourceId: "39", operation: "none", targetId: id, body: {}, whole: {}, children: [write] },
    ]);
    expect(results.map((result) => [result.record.status, statuses(result)])).toEqual([
      ["gone", { not_sent: 1 }],
      ["gone", { not_sent: 1 }],
    ]);
  });

  it("for one variation is told for that one alone", async () => {
    await catalogue.create(catalogue.product("40", { sku: sku("41-0-1") }));
    const { result } = await catalogue.create(shirt("41", ["S", "M"], ["Red", "Blue"]));
    const outcomes = result.children.map(({ outcome }) => outcome.status);
    expect(outcomes).toEqual(["written", "refused", "written", "written"]);
    expect(result.children[1]?.outcome).toMatchObject({
      issue: { code: "sku_duplicate_in_target", field: expect.stringContaining("Blue") },
    });
  });

  it(
    "by breaking down costs only the record that it cannot bear",
    async () => {
      const ids = ["50", "51", "52", "53", "54"];
      const writes = await Promise.all(
        ids.map(async (id) =>
          catalogue.creation(id, await catalogue.payload(catalogue.product(id, { sku: sku(id) }))),
        ),
      );
      const [, , poison] = writes;
      if (poison) poison.body = { ...poison.body, name: { not: "a text" } };
      const results = await catalogue.write(writes, { ...WRITE, concurrency: 1 });
      expect(results.map((result) => result.record.status)).toEqual([
        "written",
        "written",
        "refused",
        "written",
        "written",
      ]);
      expect(results[2]?.record).toMatchObject({ issue: { code: "target_refused" } });
      const { stamped } = await target.entity("products").census(catalogue.sourceKey);
      const counts = ids.map((id) => stamped.filter((found) => found.sourceId === id).length);
      expect(counts).toEqual([1, 1, 0, 1, 1]);
    },
    SLOW,
  );

  it(
    "by breaking down on a variation costs that one alone",
    async () => {
      const payload = await catalogue.payload(shirt("55", ["S", "M"], ["Red", "Blue"]));
      const write = catalogue.creation("55", payload);
      const [, poison] = write.children;
      if (poison) poison.body = { ...poison.body, description: { not: "a text" } };
      const [result] = await catalogue.write([write]);
      expect(result?.record.status).toBe("written");
      expect(result?.children.map(({ outcome }) => outcome.status)).toEqual([
        "written",
        "refused",
        "written",
        "written",
      ]);
      expect((await target.entity("products").read([idOf(result)]))[0]?.children).toHaveLength(3);
    },
    SLOW,
  );
});

describe("a run that is called off", () => {
  it("sends nothing more", async () => {
    const payload = await catalogue.payload(catalogue.product("60", { sku: sku("60") }));
    const before = context.counter.writes;
    const results = await catalogue.write([catalogue.creation("60", payload)], {
      ...WRITE,
      signal: AbortSignal.abort(),
    });
    expect(results[0]?.record.status).toBe("not_sent");
    expect(context.counter.writes).toBe(before);
  });
});

describe("look-ups", () => {
  it("find products and variations by SKU, also hidden ones and with a comma, and nothing in the trash", async () => {
    await catalogue.create(catalogue.product("70", { sku: sku("70, a"), status: "draft" }));
    const shirtMade = await catalogue.create(shirt("71", ["S"], ["Red"]));
    const trashed = await catalogue.create(catalogue.product("72", { sku: sku("72") }));
    await target.entity("products").trash([trashed.id]);
    const wanted = [sku("70, a"), sku("71-0-0").toUpperCase(), sku("72"), sku("nobody"), ""];
    const found = await target.entity("products").findByKey(wanted);
    const seen = found.map((one) => [one.key, one.takeable, one.status, one.sourceId, one.parentTargetId]);
    expect(seen.sort()).toEqual(
      [
        [sku("70, a"), true, "draft", "70", null],
        [sku("71-0-0"), false, "publish", "7100", shirtMade.id],
      ].sort(),
    );
  });

  it("count everything that carries this source's stamp, and nothing else", async () => {
    const { stamped, total } = await target.entity("products").census(catalogue.sourceKey);
    const names = stamped.map((found) => found.sourceId);
    expect(names).toContain("70");
    expect(names).not.toContain("72");
    expect(new Set(names).size).toBe(names.length);
    expect(total).toBeGreaterThanOrEqual(stamped.length);
    expect((await target.entity("products").census(`${catalogue.sourceKey}x`)).stamped).toEqual([]);
  });

  it("lead to the store's own pages", () => {
    expect(target.adminUrl("product", "12")).toBe(`${store.url}/wp-admin/post.php?post=12&action=edit`);
    expect(target.adminUrl("variant", "12")).toBeNull();
  });
});
