import { describe, expect, it } from "vitest";
import { FatalError } from "@/server/connectors/core/errors";
import { DEFAULT_FILTERS, type ProductFilters } from "@/server/domain/import-settings";
import { isJsonObject } from "@/server/domain/json";
import { connect, startStore, walk } from "./bigcommerce-connection";

const demo = await startStore();
const productIds = () => demo.store.state.products.map(({ fields }) => String(fields.id));
const inOrder = (ids: string[]) => [...ids].sort((a, b) => Number(a) - Number(b));

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}

describe("the whole catalogue", () => {
  it("is read once each, by id, over pages that different connectors read", async () => {
    const { records, totals, pages } = await walk(() => connect(demo).source, { pageSize: 7 });
    expect(records.map((record) => record.sourceId)).toEqual(inOrder(productIds()));
    expect(totals[0]).toBe(productIds().length);
    expect(new Set(totals.slice(1))).toEqual(new Set([null]));
    expect(Math.max(...pages)).toBe(7);
  });

  it("fits into one page of 250 and tells that it was the last", async () => {
    const { source } = connect(demo);
    const page = await source.stream("products").readPage({
      filters: DEFAULT_FILTERS,
      cursor: null,
      pageSize: 250,
    });
    expect(page.records).toHaveLength(productIds().length);
    expect(page.nextCursor).toBeNull();
  });

  it("is understood to the last product, with every variant and picture", async () => {
    const { source } = connect(demo);
    const { records } = await walk(() => source, { pageSize: 250 });
    for (const record of records) {
      const { record: canonical, issues } = source.stream("products").toCanonical(record.raw);
      const product = canonical?.entity === "products" ? canonical.product : null;
      const stored = demo.store.product(Number(record.sourceId));
      expect([record.sourceId, issues]).toEqual([record.sourceId, []]);
      expect(product?.images).toHaveLength(stored?.images.length ?? -1);
      expect(product?.customFields).toHaveLength(stored?.customFields.length ?? -1);
      const isVariable = (stored?.options.length ?? 0) > 0;
      expect(product?.variants.length).toBe(isVariable ? stored?.variants.length : 0);
      expect(record.title).toBe(product?.name);
    }
  });

  it("lists options and values as the store orders them", async () => {
    const { source } = connect(demo);
    const { records } = await walk(() => source, { pageSize: 250 });
    const checked = records.filter((record) => {
      const stored = demo.store.product(Number(record.sourceId));
      if (!stored || stored.options.length === 0) return false;
      const used = new Set(
        stored.variants.flatMap((variant) => {
          return Array.isArray(variant.option_values)
            ? variant.option_values.map((value) => (isJsonObject(value) ? value.id : undefined))
            : [];
        }),
      );
      const expected = [...stored.options]
        .sort((a, b) => Number(a.sort_order) - Number(b.sort_order))
        .map((option) => ({
          name: option.display_name,
          values: (Array.isArray(option.option_values) ? option.option_values : [])
            .filter(isJsonObject)
            .filter((value) => used.has(value.id))
            .sort((a, b) => Number(a.sort_order) - Number(b.sort_order))
            .map((value) => value.label),
        }));
      const { record: canonical } = source.stream("products").toCanonical(record.raw);
      const options = canonical?.entity === "products" ? canonical.product.options : undefined;
      expect(options?.map(({ name, values }) => ({ name, values }))).toEqual(expected);
      return true;
    });
    expect(checked.length).toBeGreaterThan(5);
  });

  it("loses and repeats nothing when products are added and deleted meanwhile", async () => {
    const sandbox = await startStore({ dataset: { generate: { products: 40, seed: 3 } } });
    const before = inOrder(sandbox.store.state.products.map(({ fields }) => String(fields.id)));
    const { source } = connect(sandbox);
    const added: string[] = [];
    const { records } = await walk(() => source, {
      pageSize: 10,
      after: (page) => {
        if (page > 2) return;
        sandbox.store.delete(new Set([Number(before[page * 3])]));
        const made = sandbox.store.create({ name: `Added ${page}`, type: "physical", weight: 1, price: 1 });
        if ("fields" in made) added.push(String(made.fields.id));
      },
    });
    const ids = records.map((record) => record.sourceId);
    expect(added).toHaveLength(2);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of [...before.slice(10), ...added]) expect(ids).toContain(id);
  });

  it("costs few requests: one a page, one for every ten products with variants, two for metafields and price lists", async () => {
    const sandbox = await startStore({ dataset: { generate: { products: 60, seed: 5 } } });
    const { source, context } = connect(sandbox);
    sandbox.requests.reset();
    await walk(() => source, { pageSize: 60 });
    const variable = sandbox.store.state.products.filter((product) => product.options.length > 0).length;
    expect(context.counter.requests).toBe(1 + Math.ceil(variable / 10) + 2);
    expect(sandbox.requests.counts().total).toBe(context.counter.requests);
    expect(sandbox.requests.counts().peakInFlight).toBeLessThanOrEqual(3);
    expect(context.counter.writes).toBe(0);
  });
});

describe("filters", () => {
  const { source } = connect(demo);
  const stored = () => demo.store.state.products.map(({ fields }) => fields);
  const listOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

  async function expectSame(
    filters: Partial<ProductFilters>,
    test: (fields: Record<string, unknown>) => boolean,
  ) {
    const expected = inOrder(
      stored()
        .filter(test)
        .map((fields) => String(fields.id)),
    );
    const { records, totals } = await walk(() => source, { filters, pageSize: 10 });
    expect(records.map((record) => record.sourceId)).toEqual(expected);
    const count = await source.stream("products").count({ ...DEFAULT_FILTERS, ...filters });
    return { expected, total: totals[0], count };
  }

  it("by visibility and by type", async () => {
    const hidden = await expectSame({ visibility: "hidden" }, (fields) => fields.is_visible === false);
    expect(hidden.expected.length).toBeGreaterThan(0);
    expect([hidden.total, hidden.count]).toEqual([hidden.expected.length, hidden.expected.length]);
    const digital = await expectSame({ type: "digital", visibility: "visible" }, (fields) => {
      return fields.type === "digital" && fields.is_visible === true;
    });
    expect(digital.expected.length).toBeGreaterThan(0);
  });

  it("by one availability, and by two, which BigCommerce cannot tell", async () => {
    const one = await expectSame(
      { availability: ["available"] },
      (fields) => fields.availability === "available",
    );
    expect(one.total).toBe(one.expected.length);
    const two = await expectSame(
      { availability: ["disabled", "preorder"] },
      (fields) => fields.availability !== "available",
    );
    expect(two.expected.length).toBeGreaterThan(0);
    expect([two.total, two.count]).toEqual([null, two.expected.length]);
  });

  it("by one category, and by any of several, which BigCommerce cannot tell", async () => {
    const categories = [...new Set(stored().flatMap((fields) => listOf(fields.categories)))];
    const [first = "", second = ""] = categories;
    const one = await expectSame({ categoryIds: [first] }, (fields) =>
      listOf(fields.categories).includes(first),
    );
    expect([one.total, one.count]).toEqual([one.expected.length, one.expected.length]);
    const any = await expectSame({ categoryIds: [first, second] }, (fields) => {
      return listOf(fields.categories).some((id) => id === first || id === second);
    });
    expect(any.expected.length).toBeGreaterThan(one.expected.length);
    expect([any.total, any.count]).toEqual([null, null]);
  });

  it("by the time of the last change, to the second, the boundary included", async () => {
    const sorted = stored()
      .map((fields) => String(fields.date_modified))
      .sort();
    const since = sorted[Math.floor(sorted.length / 2)] ?? "";
    const modifiedSince = new Date(since).toISOString();
    const found = await expectSame({ modifiedSince }, (fields) => {
      return Date.parse(String(fields.date_modified)) >= Date.parse(since);
    });
    expect(found.expected.length).toBeGreaterThan(0);
    expect(found.expected.length).toBeLessThan(stored().length);
    const now = new Date(Date.now() + 60_000).toISOString();
    expect((await walk(() => source, { filters: { modifiedSince: now } })).records).toEqual([]);
  });

  it("read on from page to page until something is wanted", async () => {
    const last = inOrder(productIds()).at(-1) ?? "";
    const { records, pages } = await walk(() => source, { filters: { sourceIds: [last] }, pageSize: 5 });
    expect(records.map((record) => record.sourceId)).toEqual([last]);
    expect(pages).toEqual([1]);
  });
});

describe("chosen products", () => {
  it("are read whole, whichever still exist", async () => {
    const { source } = connect(demo);
    const wanted = inOrder(productIds()).slice(3, 40);
    const records = await source
      .stream("products")
      .readByIds([...wanted, "999999999", "no-id", wanted[0] ?? ""]);
    expect(inOrder(records.map((record) => record.sourceId))).toEqual(wanted);
    const page = await walk(() => source, { pageSize: 250 });
    const whole = new Map(page.records.map((record) => [record.sourceId, record]));
    for (const record of records) expect(record).toEqual(whole.get(record.sourceId));
    expect(await source.stream("products").readByIds([])).toEqual([]);
  });
});

describe("categories and brands", () => {
  it("come parents first, all of them", async () => {
    const { source } = connect(demo);
    const { categories, brands } = await source.readTaxonomy();
    const seen = new Set<string | null>([null]);
    for (const category of categories) {
      expect(seen.has(category.parentSourceId)).toBe(true);
      seen.add(category.sourceId);
    }
    const used = demo.store.state.products.flatMap(({ fields }) =>
      Array.isArray(fields.categories) ? fields.categories : [],
    );
    for (const id of used) expect(seen.has(String(id))).toBe(true);
    expect(Math.max(...categories.map((one) => depth(one.sourceId)))).toBe(3);
    expect(brands.length).toBeGreaterThan(0);
    expect(brands.every((brand) => brand.name !== "" && brand.slug !== null)).toBe(true);

    function depth(id: string): number {
      const parent = categories.find((one) => one.sourceId === id)?.parentSourceId;
      return parent ? 1 + depth(parent) : 1;
    }
  });

  it("come from the old list where the store knows no trees", async () => {
    const sandbox = await startStore();
    const { source, context } = connect(sandbox);
    const expected = (await source.readTaxonomy()).categories;
    const send = context.transport;
    context.transport = async (request) => {
      if (!request.url.includes("/v3/catalog/trees/categories")) return send(request);
      return send({ ...request, url: request.url.replace("/trees/categories", "/no-such-thing") });
    };
    expect((await source.readTaxonomy()).categories).toEqual(expected);
    expect(sandbox.requests.counts().byRoute["GET /stores/:hash/v3/catalog/categories"]).toBe(1);
  });
});

describe("the store itself", () => {
  it("tells its currency, units and zone", async () => {
    const { source } = connect(demo);
    expect(await source.profile()).toEqual({
      name: "Fell & Hearth",
      currency: "USD",
      weightUnit: "lb",
      lengthUnit: "in",
      pricesIncludeTax: false,
      timeZone: "America/New_York",
      version: null,
      storefrontUrl: "https://fell-and-hearth.example",
    });
    expect(source.storeKey).toBe("bigcommerce:sandbox1");
    expect(source.stream("products").adminUrl("12")).toBeNull();
  });
});

describe("refusals", () => {
  it("stop the run and name the scope, the token or the hash", async () => {
    const attempt = async (token: string) => failureOf(connect(demo, { token }).source.readTaxonomy());
    const noScope = await attempt(demo.tokens.noProducts);
    expect(noScope).toBeInstanceOf(FatalError);
    expect(String(noScope)).toMatch(/scope "Products".*Store-level API accounts/);
    const noToken = await attempt("wrong0token");
    expect(noToken).toBeInstanceOf(FatalError);
    expect(String(noToken)).toMatch(/does not accept the access token/);
    const profile = await failureOf(connect(demo, { token: demo.tokens.noInformation }).source.profile());
    expect(String(profile)).toMatch(/scope "Information & settings"/);
  });
});
