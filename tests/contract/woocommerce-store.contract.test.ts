import { beforeAll, describe, expect, it } from "vitest";
import { openRawStore, type RawStore } from "./woocommerce-raw";

/*
 * What the importer relies on of a WooCommerce store, asked over plain HTTP: the same against the sandbox and, with
 * WOO_URL, WOO_KEY and WOO_SECRET, against a real store. https://woocommerce.github.io/woocommerce-rest-api-docs/
 */
let store: RawStore;
beforeAll(async () => {
  store = await openRawStore();
});

const productFields =
  "id name slug permalink date_created date_created_gmt date_modified date_modified_gmt type status featured " +
  "catalog_visibility description short_description sku price regular_price sale_price date_on_sale_from " +
  "date_on_sale_from_gmt date_on_sale_to date_on_sale_to_gmt on_sale purchasable total_sales virtual downloadable " +
  "downloads download_limit download_expiry external_url button_text tax_status tax_class manage_stock " +
  "stock_quantity backorders backorders_allowed backordered low_stock_amount sold_individually weight dimensions " +
  "shipping_required shipping_taxable shipping_class shipping_class_id reviews_allowed average_rating rating_count " +
  "upsell_ids cross_sell_ids parent_id purchase_note categories brands tags images attributes default_attributes " +
  "variations grouped_products menu_order price_html related_ids meta_data stock_status has_options post_password " +
  "global_unique_id";

describe("a product", () => {
  it("is answered with every field, in order", async () => {
    const made = await store.make("products", { name: `${store.prefix} fields`, regular_price: "1" });
    expect(Object.keys(made)).toEqual([
      ...productFields.split(" "),
      "permalink_template",
      "generated_slug",
      "_links",
    ]);
    const { body } = await store.get(`products/${made.id}`);
    expect(Object.keys(body)).toEqual([...productFields.split(" "), "_links"]);
    expect(body._links.self[0].targetHints.allow).toEqual(["GET", "POST", "PUT", "PATCH", "DELETE"]);
  });

  it("needs nothing", async () => {
    const made = await store.make("products", {});
    expect(made).toMatchObject({
      name: "Product",
      type: "simple",
      status: "publish",
      price: "",
      purchasable: false,
    });
    expect(made.categories).toEqual([
      { id: expect.any(Number), name: "Uncategorized", slug: "uncategorized" },
    ]);
  });

  it("keeps its texts as escaped and filtered HTML, without backslashes", async () => {
    const made = await store.make("products", {
      name: `A & B > C <b>bold</b> "q" <script>x()</script> a\\b ${store.prefix}`,
      description:
        '<p style="color:red;position:fixed;x:y" onclick="z">Hi & bye</p><script>alert(1)</script><iframe src="x"></iframe>',
      short_description: "short & sweet",
    });
    expect(made.name).toBe(`A &amp; B &gt; C <b>bold</b> "q" x() ab ${store.prefix}`);
    expect(made.slug).toBe(`a-b-c-bold-q-x-ab-${store.prefix}`);
    expect(made.description).toBe('<p style="color:red;position:fixed">Hi &amp; bye</p>alert(1)');
    expect(made.short_description).toBe("short &amp; sweet");
  });

  it("is shown with paragraphs, but with context=edit as it is stored", async () => {
    const made = await store.make("products", {
      name: `${store.prefix} shown`,
      description: "one\ntwo\n\nthree",
      short_description: 'it\'s "so"',
    });
    expect(made).toMatchObject({ description: "one\ntwo\n\nthree", short_description: 'it\'s "so"' });
    expect((await store.get(`products/${made.id}`)).body).toMatchObject({
      description: "<p>one<br />\ntwo</p>\n<p>three</p>\n",
      short_description: "<p>it&#8217;s &#8220;so&#8221;</p>\n",
    });
    const edit = await store.get(`products/${made.id}?context=edit`);
    expect(edit.body).toMatchObject({ description: "one\ntwo\n\nthree", short_description: 'it\'s "so"' });
  });

  it("counts prices as texts", async () => {
    const { id } = await store.make("products", {
      name: `${store.prefix} price`,
      regular_price: "12.50",
      sale_price: "9.9",
    });
    const set = async (body: Record<string, string>) => (await store.put(`products/${id}`, body)).body;
    expect(await set({})).toMatchObject({
      regular_price: "12.50",
      sale_price: "9.9",
      price: "9.9",
      on_sale: true,
    });
    expect(await set({ sale_price: "12.50" })).toMatchObject({
      sale_price: "",
      price: "12.50",
      on_sale: false,
    });
    expect(await set({ regular_price: "1.234,56" })).toMatchObject({
      regular_price: "1.23456",
      price: "1.23456",
    });
    expect(await set({ regular_price: "abc" })).toMatchObject({
      regular_price: "",
      price: "",
      purchasable: false,
    });
    const later = { regular_price: "10", sale_price: "5", date_on_sale_from_gmt: "2040-01-01T00:00:00" };
    expect(await set(later)).toMatchObject({ sale_price: "5", price: "10", on_sale: false });
  });

  it("drops a stock that is not managed, and derives the status of one that is", async () => {
    const { id } = await store.make("products", { name: `${store.prefix} stock`, stock_quantity: 7 });
    const set = async (body: Record<string, string | number | boolean>) =>
      (await store.put(`products/${id}`, body)).body;
    expect(await set({})).toMatchObject({
      manage_stock: false,
      stock_quantity: null,
      stock_status: "instock",
    });
    expect(await set({ manage_stock: true, stock_quantity: 0 })).toMatchObject({
      stock_quantity: 0,
      stock_status: "outofstock",
    });
    expect(await set({ backorders: "notify" })).toMatchObject({
      stock_status: "onbackorder",
      backordered: true,
    });
    expect(await set({ stock_quantity: 5, stock_status: "outofstock" })).toMatchObject({
      stock_status: "instock",
    });
    expect(await set({ manage_stock: false })).toMatchObject({ stock_quantity: null, backorders: "no" });
  });

  it("takes a date of creation as UTC, counts as modified then, and waits for a future one", async () => {
    const made = await store.make("products", {
      name: `${store.prefix} old`,
      date_created: "2020-01-15T10:00:00",
    });
    expect(made).toMatchObject({
      date_created_gmt: "2020-01-15T10:00:00",
      date_modified_gmt: "2020-01-15T10:00:00",
    });
    const changed = await store.put(`products/${made.id}`, {});
    expect(Date.parse(`${changed.body.date_modified_gmt}Z`)).toBeGreaterThan(Date.now() - 120_000);
    const future = await store.make("products", {
      name: `${store.prefix} new`,
      date_created_gmt: "2040-01-01T00:00:00",
    });
    expect(future.status).toBe("future");
  });

  it("loses without a word what it does not know", async () => {
    const made = await store.make("products", {
      name: `${store.prefix} lost`,
      categories: [{ id: 99_999_999 }],
      tags: [{ id: 99_999_999 }],
      brands: [{ id: 99_999_999 }],
      attributes: [{ id: 99_999_999, options: ["x"] }],
      shipping_class: "nope",
      tax_class: "nope",
      weight: "abc",
      global_unique_id: "ABC!",
      dimensions: { length: "1,5" },
    });
    expect(made.categories.map((category: { slug: string }) => category.slug)).toEqual(["uncategorized"]);
    expect(made).toMatchObject({
      tags: [],
      brands: [],
      attributes: [],
      shipping_class: "",
      tax_class: "",
      weight: "",
    });
    expect(made).toMatchObject({ global_unique_id: "", dimensions: { length: "15", width: "", height: "" } });
  });

  it("keeps meta data as texts, underscore keys too", async () => {
    const made = await store.make("products", {
      name: `${store.prefix} meta`,
      meta_data: [
        { key: "_x", value: 1 },
        { key: "t", value: true },
        { key: "o", value: { a: [1, null] } },
        { key: "n", value: null },
        { key: "_x", value: "last" },
      ],
    });
    const entries = made.meta_data.map(({ key, value }: { key: string; value: unknown }) => [key, value]);
    expect(entries).toEqual([
      ["_x", "last"],
      ["t", "1"],
      ["o", { a: [1, null] }],
    ]);
    const [first] = made.meta_data;
    const changed = await store.put(`products/${made.id}`, {
      meta_data: [
        { key: "_x", value: "new" },
        { key: "t", value: null },
      ],
    });
    expect(changed.body.meta_data).toEqual([
      { id: first.id, key: "_x", value: "new" },
      expect.objectContaining({ key: "o" }),
    ]);
  });

  it("gets a slug of its own, and null clears a field in a single request alone", async () => {
    const one = await store.make("products", { name: `${store.prefix} same`, regular_price: "3" });
    const two = await store.make("products", { name: `${store.prefix} same` });
    expect([one.slug, two.slug]).toEqual([`${store.prefix}-same`, `${store.prefix}-same-2`]);
    const batch = await store.post("products/batch", { update: [{ id: one.id, regular_price: null }] });
    expect(batch.body.update[0].regular_price).toBe("3");
    expect((await store.put(`products/${one.id}`, { regular_price: null })).body.regular_price).toBe("");
  });
});

describe("SKU and GTIN", () => {
  it("belong to one product, whatever the case", async () => {
    const sku = `${store.prefix}-A`;
    const owner = await store.make("products", { name: `${store.prefix} sku`, sku });
    const again = await store.post("products", { sku: sku.toLowerCase() });
    expect(again.status).toBe(400);
    expect(again.body).toEqual({
      code: "product_invalid_sku",
      message: "Invalid or duplicated SKU.",
      data: { status: 400, resource_id: owner.id, unique_sku: `${sku.toLowerCase()}-1` },
    });
    const found = await store.get(`products?sku=${sku.toUpperCase()},none`);
    expect(found.body.map((product: { id: number }) => product.id)).toEqual([owner.id]);
  });

  it("of a trashed product stay taken, and are told apart", async () => {
    const sku = `${store.prefix}-T`;
    const { id } = await store.make("products", { name: `${store.prefix} trashed`, sku });
    const trashed = await store.api("DELETE", `products/${id}`);
    expect(trashed.body.status).toBe("publish");
    expect((await store.get(`products/${id}`)).body).toMatchObject({
      status: "trash",
      slug: `${store.prefix}-trashed__trashed`,
    });
    const again = await store.post("products", { sku });
    expect(again.body).toEqual({
      code: "woocommerce_rest_product_not_created",
      message: `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`,
      data: { status: 400 },
    });
    expect((await store.get(`products?sku=${sku}`)).body).toEqual([]);
    expect((await store.get(`products?sku=${sku}&status=trash`)).body[0].id).toBe(id);
    expect((await store.api("DELETE", `products/${id}`)).status).toBe(410);
  });

  it("past 100 letters a SKU is no longer kept unique", async () => {
    const sku = "L".repeat(150) + store.prefix;
    await store.make("products", { name: `${store.prefix} long`, sku });
    await store.make("products", { name: `${store.prefix} long`, sku });
    expect((await store.get(`products?sku=${sku}`)).body).toHaveLength(2);
  });

  it("a GTIN is kept unique too", async () => {
    const gtin = String(Date.now()).padStart(14, "9");
    const owner = await store.make("products", { name: `${store.prefix} gtin`, global_unique_id: gtin });
    const again = await store.post("products", { global_unique_id: gtin });
    expect(again.body).toMatchObject({
      code: "product_invalid_global_unique_id",
      data: { resource_id: owner.id },
    });
    expect((await store.get(`products?global_unique_id=${gtin}`)).body).toHaveLength(1);
  });
});

describe("a single request", () => {
  it("is refused with everything that is wrong with it", async () => {
    const { status, body } = await store.post("products", {
      name: 5,
      type: "weird",
      regular_price: 12.5,
      stock_quantity: "abc",
      categories: "x",
      images: [{ src: 5 }],
    });
    expect(status).toBe(400);
    expect(body.code).toBe("rest_invalid_param");
    expect(body.message).toBe(
      "Invalid parameter(s): name, type, regular_price, stock_quantity, categories, images",
    );
    expect(body.data.params).toEqual({
      name: "name is not of type string.",
      type: "type is not one of simple, grouped, external, and variable.",
      regular_price: "regular_price is not of type string.",
      stock_quantity: "stock_quantity is not of type integer.",
      categories: "categories[0] is not of type object.",
      images: "images[0][src] is not of type string.",
    });
    expect(body.data.details.name).toEqual({
      code: "rest_invalid_type",
      message: "name is not of type string.",
      data: { param: "name" },
    });
  });

  it("to what is not there is 404, but 400 to change it", async () => {
    const gone = "products/99999999";
    const invalid = (status: number) => ({
      code: "woocommerce_rest_product_invalid_id",
      message: "Invalid ID.",
      data: { status },
    });
    expect((await store.get(gone)).body).toEqual(invalid(404));
    expect((await store.put(gone, { name: "x" })).body).toEqual(invalid(400));
    expect((await store.api("DELETE", `${gone}?force=true`)).body).toEqual(invalid(404));
    expect((await store.get("productz")).body).toMatchObject({
      code: "rest_no_route",
      data: { status: 404 },
    });
    expect((await store.api("DELETE", "products")).body).toMatchObject({ code: "rest_no_route" });
  });
});

describe("a batch", () => {
  it("makes what can be made and says of each item why not, in order", async () => {
    const sku = `${store.prefix}-B`;
    const { status, body } = await store.post("products/batch", {
      create: [
        { name: `${store.prefix} b1`, sku },
        { sku: sku.toLowerCase() },
        { name: `${store.prefix} b3`, type: "weird", status: "zzz", regular_price: 4.5 },
      ],
      update: [{ id: 99_999_999, name: "x" }],
      delete: [99_999_998],
    });
    for (const item of body.create) if (item.id) store.remove(`products/${item.id}`);
    expect(status).toBe(200);
    expect(body.create[1]).toEqual({
      id: 0,
      error: expect.objectContaining({
        code: "product_invalid_sku",
        data: expect.objectContaining({ resource_id: body.create[0].id }),
      }),
    });
    expect(body.create[2]).toMatchObject({ type: "simple", status: "draft", regular_price: "4.5" });
    expect(body.update[0]).toMatchObject({
      id: 99_999_999,
      error: { code: "woocommerce_rest_product_invalid_id", data: { status: 400 } },
    });
    expect(body.delete[0]).toMatchObject({ id: 99_999_998, error: { data: { status: 404 } } });
  });

  it("takes 100 items in all and not one more", async () => {
    const { status, body } = await store.post("products/batch", {
      delete: Array.from({ length: 101 }, (_, index) => 99_000_000 + index),
    });
    expect(status).toBe(413);
    expect(body).toEqual({
      code: "woocommerce_rest_request_entity_too_large",
      message: "Unable to accept more than 100 items for this request.",
      data: { status: 413 },
    });
    expect((await store.post("products/batch", {})).body).toEqual([]);
  });

  it("that PHP dies of has done what came before", async () => {
    const sku = `${store.prefix}-F`;
    const { status, body } = await store.post("products/batch", {
      create: [{ name: "before", sku: `${sku}1` }, { name: ["x"] }, { name: "after", sku: `${sku}2` }],
    });
    expect(status).toBe(500);
    expect(body.code).toBe("internal_server_error");
    const found = (await store.get(`products?sku=${sku}1,${sku}2`)).body;
    for (const product of found) store.remove(`products/${product.id}`);
    expect(found.map((product: { sku: string }) => product.sku)).toEqual([`${sku}1`]);
  });

  it("thins the answers to what it made with _fields", async () => {
    const { body } = await store.post("products/batch?_fields=create,id,sku,error", {
      create: [{ name: `${store.prefix} thin`, sku: `${store.prefix}-thin` }],
    });
    store.remove(`products/${body.create[0].id}`);
    expect(Object.keys(body.create[0])).toEqual(["id", "sku", "brands", "_links"]);
  });
});
