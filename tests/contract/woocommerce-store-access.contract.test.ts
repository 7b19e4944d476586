import { beforeAll, describe, expect, it } from "vitest";
import { basic, openRawStore, type RawStore } from "./woocommerce-raw";

let store: RawStore;
beforeAll(async () => {
  store = await openRawStore();
});

const root = "/wp-json/wc/v3";

describe("a key", () => {
  it("that nobody knows counts as none", async () => {
    const refused = {
      code: "woocommerce_rest_cannot_view",
      message: "Sorry, you cannot list resources.",
      data: { status: 401 },
    };
    const none = await store.send(`${root}/products`);
    expect([none.status, none.body]).toEqual([401, refused]);
    expect(none.headers.get("www-authenticate")).toBeNull();
    expect((await store.send(`${root}/products`, { headers: basic("ck_x", "cs_x") })).body).toEqual(refused);
  });

  it("with a wrong secret is told so, whatever is asked", async () => {
    const refused = {
      code: "woocommerce_rest_authentication_error",
      message: "Consumer secret is invalid.",
      data: { status: 401 },
    };
    expect((await store.send(`${root}/products`, { headers: basic(store.key, "cs_x") })).body).toEqual(
      refused,
    );
    expect((await store.send(`${root}/nowhere`, { headers: basic(store.key, "cs_x") })).body).toEqual(
      refused,
    );
  });

  it("may stand in the address", async () => {
    const query = `consumer_key=${store.key}&consumer_secret=${store.secret}&per_page=1&_fields=id`;
    expect((await store.send(`${root}/products?${query}`)).status).toBe(200);
  });

  it("that only reads is found out by trying to write", async (test) => {
    if (!store.readKey) return test.skip();
    const headers = { ...basic(store.readKey.key, store.readKey.secret), "content-type": "application/json" };
    expect((await store.send(`${root}/products?per_page=1`, { headers })).status).toBe(200);
    const write = await store.send(`${root}/products/batch`, { method: "POST", headers, body: "{}" });
    expect([write.status, write.body.message]).toEqual([
      401,
      "The API key provided does not have write permissions.",
    ]);
    expect((await store.post("products/batch", {})).body).toEqual([]);
  });

  it("is not known outside WooCommerce's own routes", async () => {
    const headers = basic(store.key, store.secret);
    const media = await store.send("/wp-json/wp/v2/types", { headers });
    expect([media.status, media.body.code]).toEqual([401, "invalid_username"]);
    expect((await store.send("/index.php/wp-json/wc/v3/products?per_page=1", { headers })).status).toBe(200);
    expect((await store.send("/?rest_route=/wc/v3/products", { headers })).status).toBe(401);
  });
});

describe("a list", () => {
  it("comes in pages with totals and links", async () => {
    const sub = `${store.prefix}-page`;
    const tag = await store.make("products/tags", { name: sub });
    for (let index = 0; index < 5; index += 1)
      await store.make("products", { name: `${sub} ${index}`, tags: [{ id: tag.id }] });
    const { headers, body } = await store.get(
      `products?tag=${tag.id}&per_page=2&page=2&orderby=id&order=asc&_fields=id,name`,
    );
    expect(body.map((product: { name: string }) => product.name)).toEqual([`${sub} 2`, `${sub} 3`]);
    expect([headers.get("x-wp-total"), headers.get("x-wp-totalpages")]).toEqual(["5", "3"]);
    const page = (number: number) =>
      `<${store.url}${root}/products?tag%5B0%5D=${tag.id}&per_page=2&page=${number}&orderby=id&order=asc&_fields=id%2Cname>`;
    expect(headers.get("link")?.replace(/_fields=id,name/g, "_fields=id%2Cname")).toBe(
      `${page(1)}; rel="prev", ${page(3)}; rel="next"`,
    );
    expect((await store.get(`products?tag=${tag.id}&page=9`)).body).toEqual([]);
    const head = await store.send(`${root}/products/99999999`, { headers: basic(store.key, store.secret) });
    expect(head.headers.get("content-type")).toBe("application/json; charset=UTF-8");
  });

  it.each([
    ["per_page=0", "per_page must be between 1 (inclusive) and 100 (inclusive)"],
    ["per_page=101", "per_page must be between 1 (inclusive) and 100 (inclusive)"],
    ["page=0", "page must be greater than or equal to 1"],
    ["order=up", "order is not one of asc and desc."],
    [
      "status=publish,draft",
      "status is not one of any, future, trash, draft, pending, private, and publish.",
    ],
    [
      "include_status=publish,x",
      "include_status[1] is not one of any, future, trash, draft, pending, private, and publish.",
    ],
    ["modified_after=yesterday", "Invalid date."],
    ["featured=maybe", "featured is not of type boolean."],
  ])("refuses %s", async (query, message) => {
    const { status, body } = await store.get(`products?${query}`);
    const [name = ""] = query.split("=");
    expect([status, body.code, body.data.params[name]]).toEqual([400, "rest_invalid_param", message]);
  });

  it("finds by what the importer asks for", async () => {
    const draft = await store.make("products", {
      name: `${store.prefix} Draught`,
      sku: `${store.prefix}-L1`,
      status: "draft",
      date_created_gmt: "2021-06-01T10:00:00",
    });
    const shown = await store.make("products", {
      name: `${store.prefix} Shown`,
      sku: `${store.prefix}-L2`,
      type: "external",
    });
    const ids = `include=${draft.id},${shown.id}`;
    const found = async (query: string) =>
      (await store.get(`products?${query}`)).body.map((product: { id: number }) => product.id);
    expect(await found(`${ids}&orderby=include`)).toEqual([draft.id, shown.id]);
    expect(await found(`${ids}&status=draft`)).toEqual([draft.id]);
    expect(await found(`${ids}&include_status=draft,publish&orderby=id&order=asc`)).toEqual([
      draft.id,
      shown.id,
    ]);
    expect(await found(`${ids}&type=external`)).toEqual([shown.id]);
    expect(
      await found(`${ids}&modified_after=2021-06-01T09:59:59Z&modified_before=2021-06-01T10:00:01Z`),
    ).toEqual([draft.id]);
    expect(await found(`${ids}&after=2021-06-01T10:00:00&dates_are_gmt=true`)).toEqual([shown.id]);
    expect(await found(`slug=${shown.slug}`)).toEqual([shown.id]);
    expect(await found(`search_sku=${store.prefix}-L`)).toHaveLength(2);
    expect(await found(`search=${store.prefix}%20draught`)).toEqual([draft.id]);
    expect(await found(`${ids}&meta_key=x&meta_value=y`)).toHaveLength(2);
  });
});

describe("the store", () => {
  it("says what it is", async () => {
    const { body } = await store.get("system_status");
    expect(body.environment).toMatchObject({
      home_url: store.url,
      version: expect.stringMatching(/^\d+\.\d+/),
    });
    expect(body.settings).toMatchObject({
      currency: expect.stringMatching(/^[A-Z]{3}$/),
      number_of_decimals: expect.any(Number),
    });
    const index = await store.send("/wp-json/");
    expect(index.body).toMatchObject({
      url: store.url,
      namespaces: expect.arrayContaining(["wc/v3"]),
      timezone_string: expect.any(String),
    });
    expect((await store.send("/wp-json/wc/v3")).body).toMatchObject({
      namespace: "wc/v3",
      routes: { "/wc/v3/products": expect.anything() },
    });
  });

  it("has settings in groups", async () => {
    const group = (await store.get("settings/products")).body;
    const weight = group.find((setting: { id: string }) => setting.id === "woocommerce_weight_unit");
    expect(weight).toMatchObject({ type: "select", options: { kg: "kg", g: "g", lbs: "lbs", oz: "oz" } });
    const alone = (await store.get("settings/products/woocommerce_weight_unit")).body;
    expect(alone).toMatchObject({ value: weight.value, group_id: "products" });
    const kept = await store.put("settings/products/woocommerce_weight_unit", { value: weight.value });
    expect(kept.body.value).toBe(weight.value);
    const refused = await store.put("settings/products/woocommerce_weight_unit", { value: "stone" });
    expect(refused.body).toMatchObject({ code: "rest_setting_value_invalid", data: { status: 400 } });
    expect((await store.get("settings/nope")).body.code).toBe("rest_setting_setting_group_invalid");
    expect((await store.get("taxes/classes")).body.map((one: { slug: string }) => one.slug)).toContain(
      "standard",
    );
  });

  it("answers to what has to be probed", async () => {
    for (const path of ["orders", "customers", "coupons"]) {
      const { status, headers } = await store.get(`${path}?per_page=1`);
      expect([path, status, headers.has("x-wp-total")]).toEqual([path, 200, true]);
      expect((await store.send(`${root}/${path}`)).status).toBe(401);
    }
  });
});
