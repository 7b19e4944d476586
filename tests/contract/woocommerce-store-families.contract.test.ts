import { beforeAll, describe, expect, it } from "vitest";
import { startPictures } from "./woocommerce-pictures";
import { openRawStore, type RawStore } from "./woocommerce-raw";

let store: RawStore;
beforeAll(async () => {
  store = await openRawStore();
});

const variationFields =
  "id type date_created date_created_gmt date_modified date_modified_gmt description permalink sku global_unique_id " +
  "price regular_price sale_price date_on_sale_from date_on_sale_from_gmt date_on_sale_to date_on_sale_to_gmt on_sale " +
  "status purchasable virtual downloadable downloads download_limit download_expiry tax_status tax_class manage_stock " +
  "stock_quantity stock_status backorders backorders_allowed backordered low_stock_amount weight dimensions " +
  "shipping_class shipping_class_id image attributes menu_order meta_data name parent_id _links";

describe("variations", () => {
  const parentOf = async (name: string) => {
    const colour = await store.make("products/attributes", { name: `${store.prefix} ${name}` });
    const parent = await store.make("products", {
      name: `${store.prefix} ${name}`,
      type: "variable",
      sku: `${store.prefix}-${name}`,
      regular_price: "20",
      weight: "2",
      tax_class: "reduced-rate",
      attributes: [
        { id: colour.id, variation: true, visible: true, options: ["Red", "Blue & green", "10"] },
        { name: "Si ze", variation: true, options: ["Big & tall", "small"] },
      ],
      default_attributes: [{ id: colour.id, option: "Blue & green" }],
    });
    return { colour, parent, path: `products/${parent.id}/variations` };
  };

  it("belong to a product whose options come in another order than sent", async () => {
    const { colour, parent } = await parentOf("order");
    expect(parent).toMatchObject({ type: "variable", regular_price: "", has_options: true });
    expect(parent.attributes[0]).toMatchObject({
      id: colour.id,
      slug: `pa_${store.prefix}-order`,
      options: ["10", "Blue &amp; green", "Red"],
    });
    expect(parent.attributes[1]).toMatchObject({
      id: 0,
      name: "Si ze",
      slug: "Si ze",
      options: ["Big & tall", "small"],
    });
    expect(parent.default_attributes).toEqual([
      { id: colour.id, name: `${store.prefix} order`, option: "blue-green" },
    ]);
  });

  it("answer with every field, and show what they have from their product", async () => {
    const { colour, parent, path } = await parentOf("fields");
    const made = await store.post(path, {
      sku: `${store.prefix}-V`,
      regular_price: "10",
      sale_price: "8",
      description: "one & two",
      date_created: "2020-01-01T00:00:00",
      attributes: [
        { id: colour.id, option: "red" },
        { name: "Si ze", option: "Big & tall" },
      ],
    });
    expect(made.status).toBe(201);
    expect(Object.keys(made.body)).toEqual(variationFields.split(" "));
    expect(made.body).toMatchObject({
      name: "Red, Big & tall",
      price: "8",
      weight: "2",
      tax_class: "parent",
      description: "<p>one &amp; two</p>\n",
    });
    expect(made.body.date_created_gmt.slice(0, 4)).not.toBe("2020");
    expect(made.body.attributes).toEqual([
      { id: colour.id, name: `${store.prefix} fields`, slug: `pa_${store.prefix}-fields`, option: "Red" },
      { id: 0, name: "Si ze", slug: "si-ze", option: "Big & tall" },
    ]);
    expect((await store.get(`${path}/${made.body.id}`)).body.tax_class).toBe("reduced-rate");
    const [bySku] = (await store.get(`products?sku=${store.prefix}-V`)).body;
    expect(bySku).toMatchObject({ id: made.body.id, type: "variation", parent_id: parent.id });
    expect((await store.get(`variations?sku=${store.prefix}-V`)).body).toHaveLength(1);
    expect((await store.get(`products/${parent.id}`)).body).toMatchObject({
      price: "8",
      on_sale: true,
      stock_status: "instock",
      variations: [made.body.id],
    });
  });

  it("are taken with options that the product lacks, and twice with the same ones", async () => {
    const { colour, path } = await parentOf("loose");
    const { body } = await store.post(`${path}/batch`, {
      create: [
        { attributes: [{ id: colour.id, option: "Not an Option" }] },
        { attributes: [{ id: colour.id, option: "Red" }] },
        { attributes: [{ id: colour.id, option: "Red" }] },
        { attributes: [{ name: "Nope", option: "x" }] },
      ],
    });
    expect(body.create.map((item: { name: string }) => item.name)).toEqual([
      "not-an-option",
      "Red",
      "Red",
      "",
    ]);
    expect(body.create[3].sku).toBe(`${store.prefix}-loose`);
  });

  it("take their stock from a product that manages it", async () => {
    const { parent, path } = await parentOf("stock");
    const { body } = await store.post(path, { regular_price: "1" });
    await store.put(`products/${parent.id}`, { manage_stock: true, stock_quantity: 12 });
    expect((await store.get(`${path}/${body.id}`)).body).toMatchObject({
      manage_stock: "parent",
      stock_quantity: 12,
    });
    const own = await store.put(`${path}/${body.id}`, { manage_stock: true, stock_quantity: 4 });
    expect(own.body).toMatchObject({ manage_stock: true, stock_quantity: 4 });
  });

  it("cannot be reached as products, nor from another product", async () => {
    const { path } = await parentOf("reach");
    const { body } = await store.post(path, { regular_price: "1" });
    const refused = await store.put(`products/${body.id}`, { name: "x" });
    expect(refused.body).toMatchObject({
      code: "woocommerce_rest_invalid_product_id",
      data: { status: 404 },
    });
    const elsewhere = await store.get(`products/99999999/variations/${body.id}`);
    expect(elsewhere.body).toMatchObject({
      code: "woocommerce_rest_product_variation_invalid_id",
      data: { status: 404 },
    });
    const taken = await store.post(path, { sku: `${store.prefix}-REACH` });
    expect(taken.body.code).toBe("product_invalid_sku");
  });
});

describe("terms", () => {
  it("are one to a name and parent", async () => {
    const name = `${store.prefix} C & D`;
    const first = await store.make("products/categories", { name });
    expect(first).toMatchObject({
      name: `${store.prefix} C &amp; D`,
      slug: `${store.prefix}-c-d`,
      parent: 0,
      display: "default",
      image: null,
      menu_order: 0,
      count: 0,
    });
    const again = await store.post("products/categories", { name: name.toUpperCase() });
    expect(again.status).toBe(400);
    expect(again.body).toEqual({
      code: "term_exists",
      message: "A term with the name provided already exists with this parent.",
      data: { status: 400, resource_id: first.id },
    });
    const child = await store.make("products/categories", { name, parent: first.id });
    expect(child).toMatchObject({ parent: first.id, slug: `${store.prefix}-c-d-${store.prefix}-c-d` });
    expect((await store.get(`products/categories?slug=${first.slug}`)).body).toHaveLength(1);
    expect((await store.get(`products/categories?parent=${first.id}`)).body[0].id).toBe(child.id);
  });

  it("that cannot be made say why", async () => {
    const post = async (path: string, body: Record<string, string | number>) =>
      (await store.post(path, body)).body;
    expect(await post("products/categories", {})).toMatchObject({
      code: "rest_missing_callback_param",
      data: { params: ["name"] },
    });
    expect(await post("products/categories", { name: " " })).toMatchObject({ code: "empty_term_name" });
    expect(
      await post("products/categories", { name: `${store.prefix} p`, parent: 99_999_999 }),
    ).toMatchObject({ code: "missing_parent" });
    expect(await post("products/tags", { name: "x".repeat(201) })).toMatchObject({ code: "db_insert_error" });
    expect(await post("products/tags", { name: "x", parent: 1 })).toMatchObject({
      code: "woocommerce_rest_taxonomy_not_hierarchical",
    });
    const { body } = await store.post("products/brands/batch", {
      create: [{}, { name: `${store.prefix} brand` }, { name: `${store.prefix} brand` }],
    });
    store.remove(`products/brands/${body.create[1].id}`);
    expect(body.create[0].error.code).toBe("empty_term_name");
    expect(body.create[2].error).toMatchObject({
      code: "term_exists",
      data: { resource_id: body.create[1].id },
    });
  });

  it("are deleted by force alone, and missing ones are 404 to everything", async () => {
    const tag = await store.make("products/tags", { name: `${store.prefix} tag` });
    expect((await store.api("DELETE", `products/tags/${tag.id}`)).status).toBe(501);
    const missing = {
      code: "woocommerce_rest_term_invalid",
      message: "Resource does not exist.",
      data: { status: 404 },
    };
    expect((await store.get("products/tags/99999999")).body).toEqual(missing);
    expect((await store.put("products/tags/99999999", { name: "x" })).body).toEqual(missing);
  });

  it("reach products: tags by name, categories and brands by id; an empty list takes no brand away", async () => {
    const brand = await store.make("products/brands", { name: `${store.prefix} Brand & Co` });
    const product = await store.make("products", {
      name: `${store.prefix} termed`,
      brands: [{ id: brand.id }],
      tags: [{ name: `${store.prefix} by name` }],
    });
    store.remove(`products/tags/${product.tags[0].id}`);
    expect(product.brands).toEqual([
      { id: brand.id, name: `${store.prefix} Brand &amp; Co`, slug: `${store.prefix}-brand-co` },
    ]);
    expect(product.tags).toMatchObject([{ name: `${store.prefix} by name` }]);
    const cleared = await store.put(`products/${product.id}`, { brands: [], tags: [] });
    expect(cleared.body).toMatchObject({ brands: [{ id: brand.id }], tags: [] });
    expect((await store.get(`products?brand=${brand.id}`)).body).toHaveLength(1);
  });

  it("of an attribute are as unique as its slug is", async () => {
    const name = `${store.prefix} Farbe`;
    const attribute = await store.make("products/attributes", { name });
    expect(attribute).toMatchObject({
      name,
      slug: `pa_${store.prefix}-farbe`,
      type: "select",
      order_by: "menu_order",
      has_archives: false,
    });
    const again = await store.post("products/attributes", { name });
    expect(again.body).toEqual({
      code: "woocommerce_rest_cannot_create",
      message: `Slug "${store.prefix}-farbe" is already in use. Change it, please.`,
      data: { status: 400 },
    });
    const long = await store.post("products/attributes", { name: "x".repeat(29) });
    expect(long.body.message).toContain("is too long (28 characters max)");
    expect((await store.post("products/attributes", { name: "Type" })).body.message).toContain(
      "reserved term",
    );
    const path = `products/attributes/${attribute.id}/terms`;
    const { body } = await store.post(`${path}/batch`, {
      create: [{ name: "Rot & Blau" }, { name: "rot & blau" }],
    });
    expect(body.create[0]).toMatchObject({ name: "Rot &amp; Blau", slug: "rot-blau", menu_order: 0 });
    expect(body.create[1].error).toMatchObject({
      code: "term_exists",
      data: { resource_id: body.create[0].id },
    });
    expect((await store.get("products/attributes/99999999/terms")).body.code).toBe(
      "woocommerce_rest_taxonomy_invalid",
    );
  });
});

describe("pictures", () => {
  it("are fetched from their address, each time anew, and kept by id", async () => {
    const pictures = await startPictures();
    const src = `${pictures.url}/${store.prefix}.png`;
    const one = await store.make("products", {
      name: `${store.prefix} pic`,
      images: [{ src, alt: "Alt & text", name: "Na & me" }],
    });
    expect(Object.keys(one.images[0])).toEqual(
      "id date_created date_created_gmt date_modified date_modified_gmt src name alt srcset sizes thumbnail".split(
        " ",
      ),
    );
    expect(one.images[0]).toMatchObject({ name: "Na &#038; me", alt: "Alt & text" });
    expect(one.images[0].src).toMatch(new RegExp(`/wp-content/uploads/\\d{4}/\\d{2}/${store.prefix}\\.png$`));
    const served = await fetch(one.images[0].src);
    expect(served.headers.get("content-type")).toBe("image/png");
    const again = await store.put(`products/${one.id}`, { images: [{ id: one.images[0].id }, { src }] });
    expect(again.body.images[0].id).toBe(one.images[0].id);
    expect(again.body.images[1].src).toContain(`${store.prefix}-1.png`);
    expect(pictures.fetched(`/${store.prefix}.png`)).toBe(2);
    expect((await store.put(`products/${one.id}`, { images: [] })).body.images).toEqual([]);
  });

  it("that cannot be had cost the product", async () => {
    const pictures = await startPictures();
    const attempt = async (...images: { src?: string; id?: number }[]) => {
      const { body } = await store.post("products", {
        name: `${store.prefix} dead`,
        sku: `${store.prefix}-dead`,
        images,
      });
      return body;
    };
    const failed = (message: string) => ({
      code: "woocommerce_product_image_upload_error",
      message,
      data: { status: 400 },
    });
    const dead = `${pictures.url}/dead.png`;
    expect(await attempt({ src: `${pictures.url}/good.png` }, { src: dead })).toEqual(
      failed(`Error getting remote image ${dead}. Error: Not Found`),
    );
    const wrong = "Invalid image: Sorry, you are not allowed to upload this file type.";
    expect(await attempt({ src: `${pictures.url}/page.png` })).toEqual(failed(wrong));
    expect(await attempt({ src: `${pictures.url}/picture` })).toEqual(failed(wrong));
    expect(await attempt({ id: 99_999_999 })).toMatchObject({
      code: "woocommerce_product_invalid_image_id",
      message: "#99999999 is an invalid image ID.",
    });
    expect((await store.get(`products?sku=${store.prefix}-dead`)).body).toEqual([]);
    const category = await store.post("products/categories", {
      name: `${store.prefix} dead`,
      image: { src: dead },
    });
    expect(category.body.code).toBe("woocommerce_rest_invalid_remote_image_url");
  });
});
