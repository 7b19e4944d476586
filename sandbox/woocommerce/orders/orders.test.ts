import { describe, expect, it } from "vitest";
import { type Raw, startSandbox, stopSandboxesAfterEach, type TestSandbox } from "../sandbox-for-test";

stopSandboxesAfterEach();

async function withProduct(options = {}): Promise<TestSandbox & { productId: number }> {
  const sandbox = await startSandbox(options);
  const { body } = await sandbox.api("POST", "products", {
    name: "Cup & saucer",
    sku: "C-1",
    regular_price: "10",
  });
  return { ...sandbox, productId: body.id };
}

describe("an order", () => {
  it("keeps amounts as given, and sums them up itself", async () => {
    const { api, productId } = await withProduct();
    const { status, body } = await api("POST", "orders", {
      total: "1.00",
      discount_total: "99",
      date_created: "2020-01-01T00:00:00",
      order_key: "mine",
      customer_note: "Hi <b>you</b>",
      line_items: [
        { product_id: productId, quantity: 2, subtotal: "20.00", total: "15.55" },
        { product_id: 4711, name: "Gone", quantity: 3, subtotal: "9.99", total: "9.99" },
        { sku: "none" },
      ],
      shipping_lines: [{ method_id: "flat_rate", total: "5" }],
      fee_lines: [{ name: "Tax", total: "1.50", tax_status: "none" }],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: "pending",
      created_via: "rest-api",
      total: "32.04",
      discount_total: "4.45",
      shipping_total: "5.00",
      customer_note: "Hi <b>you</b>",
      number: String(body.id),
    });
    expect(body.date_created).not.toContain("2020");
    expect(body.order_key).not.toBe("mine");
    const [cup, gone, nameless] = body.line_items;
    expect(cup).toMatchObject({ name: "Cup &amp; saucer", total: "15.55", price: 7.775, sku: "C-1" });
    expect(gone).toMatchObject({ product_id: 0, name: "Gone", total: "9.99", sku: null });
    expect(nameless).toMatchObject({ product_id: 0, name: "", total: "0.00" });
    expect(body.shipping_lines[0].method_title).toBe("Shipping");
    expect((await api("GET", `orders/${body.id}`)).body).toEqual(body);
  });

  it("takes dates and marks as meta data of WooCommerce's own", async () => {
    const { api } = await withProduct();
    const meta_data = [
      { key: "_date_paid", value: 1_500_000_000 },
      { key: "_date_completed", value: 1_500_000_000 },
      { key: "_order_key", value: "wc_order_mine" },
      { key: "_order_total", value: "5" },
      { key: "_origin", value: "shop:1" },
    ];
    const { body } = await api("POST", "orders", { status: "completed", meta_data });
    expect(body).toMatchObject({
      date_paid_gmt: "2017-07-14T02:40:00",
      order_key: "wc_order_mine",
      total: "0.00",
    });
    expect(body.date_completed).not.toContain("2017");
    expect(body.meta_data.map((entry: Raw) => entry.key)).toEqual(["_origin"]);
    const again = await api("PUT", `orders/${body.id}`, { meta_data, created_via: "other" });
    expect(again.body).toMatchObject({ date_completed_gmt: "2017-07-14T02:40:00", created_via: "rest-api" });
  });

  it("loses what its tables do not hold", async () => {
    const { api, productId, mails } = await withProduct();
    const line_items = [{ product_id: productId }];
    const lost = await api("POST", "orders", {
      status: "completed",
      line_items,
      billing: { city: "Leeds", phone: "1".repeat(101), email: "to@x.test" },
      shipping: { city: "York" },
      meta_data: [{ key: "a", value: "b" }],
    });
    expect(lost.status).toBe(201);
    expect(lost.body).toMatchObject({ total: "10.00", line_items: [], meta_data: [] });
    expect(lost.body.billing).toMatchObject({ city: "", email: "" });
    expect(lost.body.shipping.city).toBe("");
    expect(mails().map((mail) => mail.to)).toContain("to@x.test");
    const cut = await api("POST", "orders", {
      created_via: "v".repeat(120),
      transaction_id: "t".repeat(120),
      customer_note: "n".repeat(70_000),
      line_items: [{ product_id: productId, name: "N".repeat(70_000), total: "5" }],
    });
    expect(cut.body.created_via).toHaveLength(100);
    expect(cut.body.transaction_id).toHaveLength(100);
    expect(cut.body.customer_note).toHaveLength(65_535);
    expect(cut.body).toMatchObject({ total: "5.00", line_items: [] });
  });

  it("is refused with the reason", async () => {
    const { api, productId, store } = await withProduct();
    const code = async (body: Raw) => (await api("POST", "orders", body)).body.code;
    expect(await code({ status: "shipped" })).toBe("rest_invalid_param");
    expect(await code({ customer_id: 99 })).toBe("woocommerce_rest_invalid_customer_id");
    expect(await code({ line_items: [{ quantity: 1 }] })).toBe("woocommerce_rest_required_product_reference");
    expect(await code({ line_items: [{ product_id: productId, total: 5 }] })).toBe("rest_invalid_param");
    expect(await code({ line_items: [{ product_id: productId, quantity: 0 }] })).toBe(
      "internal_server_error",
    );
    expect(await code({ billing: { email: "" } })).toBe("rest_invalid_param");
    expect(store.sales.orders.size).toBe(0);
    const coupon = await api("POST", "orders", { coupon_lines: [{ code: "none" }] });
    expect(coupon.body.code).toBe("woocommerce_rest_invalid_coupon");
    const draft = await api("GET", `orders/${coupon.body.data.new_draft_order_id}`);
    expect(draft.body.status).toBe("checkout-draft");
    const missing = await api("PUT", "orders/999", { status: "completed" });
    expect([missing.status, missing.body.code]).toEqual([400, "woocommerce_rest_shop_order_invalid_id"]);
    expect((await api("GET", "orders/999")).status).toBe(404);
  });

  it("has its lines changed, added and taken out", async () => {
    const { api, productId } = await withProduct();
    const made = (await api("POST", "orders", { line_items: [{ product_id: productId }] })).body;
    const [{ id }] = made.line_items;
    const put = async (line: Raw) => (await api("PUT", `orders/${made.id}`, { line_items: [line] })).body;
    const changed = await put({
      id,
      quantity: 3,
      total: "25",
      meta_data: [{ key: "Colour", value: "<i>red</i> & b" }],
    });
    expect(changed).toMatchObject({ total: "25.00", line_items: [{ id, quantity: 3, subtotal: "25.00" }] });
    expect(changed.line_items[0].meta_data[0]).toMatchObject({
      value: "<i>red</i> & b",
      display_value: "red &amp; b",
    });
    expect((await put({ product_id: productId })).line_items).toHaveLength(2);
    expect((await put({ id, product_id: null })).line_items).toHaveLength(1);
    expect((await put({ id, quantity: 0 })).code).toBe("woocommerce_rest_invalid_item_id");
  });

  it("takes a negative fee no further than to nothing", async () => {
    const { api, productId } = await withProduct();
    const { body } = await api("POST", "orders", {
      line_items: [{ product_id: productId }],
      fee_lines: [{ name: "Gift card", total: "-50" }],
    });
    expect(body).toMatchObject({ total: "0.00", fee_lines: [{ total: "-10.00" }] });
  });
});

describe("taxes of an order", () => {
  const tax = async ({ api }: TestSandbox) => {
    await api("POST", "taxes", { country: "DE", rate: "19", name: "VAT", shipping: false });
    return async (extra: Raw) => {
      const line_items = [{ product_id: 4711, name: "x", total: "10", subtotal: "10", total_tax: "7" }];
      const { body } = await api("POST", "orders", { line_items, billing: { country: "DE" }, ...extra });
      return [body.total, body.total_tax, body.tax_lines.length];
    };
  };

  it("are dropped where the shop has none, and its own where it has", async () => {
    const sandbox = await startSandbox();
    const order = await tax(sandbox);
    expect(await order({})).toEqual(["10.00", "0.00", 0]);
    await sandbox.api("PUT", "settings/general/woocommerce_calc_taxes", { value: "yes" });
    expect(await order({})).toEqual(["11.90", "1.90", 1]);
    expect(await order({ billing: { country: "FR" } })).toEqual(["10.00", "0.00", 0]);
    expect(await order({ meta_data: [{ key: "is_vat_exempt", value: "yes" }] })).toEqual([
      "10.00",
      "0.00",
      0,
    ]);
    const fee_lines = [
      { name: "Handling", total: "1" },
      { name: "Tax", total: "2", tax_status: "none" },
    ];
    expect(await order({ fee_lines })).toEqual(["15.09", "2.09", 1]);
  });
});

describe("orders together", () => {
  it("are found by the way they were made, and by nothing that WooCommerce does not look at", async () => {
    const { api } = await withProduct();
    await api("POST", "orders/batch", {
      create: [
        { created_via: "shopA:1", billing: { email: "zed@x.test" } },
        { created_via: "shopA:2", transaction_id: "TX-77" },
        { created_via: "shopA:3,4" },
      ],
    });
    const found = async (query: string) =>
      (await api("GET", `orders?${query}&_fields=created_via`)).body.map((one: Raw) => one.created_via);
    expect(await found("created_via=SHOPA:1")).toEqual(["shopA:1"]);
    expect(await found("created_via=shopA:1,shopA:2,none")).toEqual(["shopA:2", "shopA:1"]);
    expect(await found("created_via=shopA:3,4")).toEqual([]);
    expect(await found("search=zed@x")).toEqual(["shopA:1"]);
    expect(await found("search=TX-77")).toEqual(["shopA:2"]);
    expect(await found("search=shopA")).toEqual([]);
    expect(await found("transaction_id=TX-77")).toHaveLength(3);
    expect(await found("status=completed")).toEqual([]);
    const paged = await api("GET", "orders?per_page=2&page=2");
    expect([paged.headers.get("x-wp-total"), paged.body.length]).toEqual(["3", 1]);
    expect((await api("GET", "orders?per_page=101")).status).toBe(400);
  });

  it("come in batches that nothing checks, and that a quantity of 0 cuts short", async () => {
    const { api, store, productId } = await withProduct();
    const { body } = await api("POST", "orders/batch", {
      create: [
        { status: "shipped", line_items: [{ product_id: productId, quantity: "2", total: 5.5 }] },
        { customer_id: 99 },
        { currency: "XXQ" },
      ],
      update: [{ id: 999, status: "completed" }],
      delete: [998],
    });
    expect(body.create[0]).toMatchObject({ status: "pending", total: "5.50" });
    expect(body.create[1]).toMatchObject({ id: 0, error: { code: "woocommerce_rest_invalid_customer_id" } });
    expect(body.create[2].error.code).toBe("order_invalid_currency");
    expect(body.update[0]).toMatchObject({ id: 999, error: { data: { status: 400 } } });
    expect(body.delete[0]).toMatchObject({ id: 998, error: { data: { status: 404 } } });
    const cut = await api("POST", "orders/batch", {
      create: [
        { created_via: "z:1" },
        { line_items: [{ product_id: productId, quantity: 0 }] },
        { created_via: "z:3" },
      ],
    });
    expect(cut.status).toBe(500);
    expect(store.sales.orders.all().map((order) => order.createdVia)).toEqual(["rest-api", "z:1"]);
    const many = await api("POST", "orders/batch", { create: Array.from({ length: 101 }, () => ({})) });
    expect(many.status).toBe(413);
  });

  it("go to the trash first, and from there for good", async () => {
    const { api } = await withProduct();
    const { id } = (await api("POST", "orders", {})).body;
    expect((await api("DELETE", `orders/${id}`)).body.status).toBe("pending");
    expect((await api("GET", `orders/${id}`)).body.status).toBe("trash");
    expect((await api("GET", "orders")).body).toEqual([]);
    expect((await api("DELETE", `orders/${id}`)).status).toBe(410);
    await api("DELETE", `orders/${id}?force=true`);
    expect((await api("GET", `orders/${id}`)).status).toBe(404);
  });

  it("are made although the answer is lost", async () => {
    const { api, faults } = await withProduct();
    faults.set([{ kind: "lose-answer", path: "/wp-json/wc/v3/orders/batch", times: 1 }]);
    await expect(api("POST", "orders/batch", { create: [{ created_via: "l:1" }] })).rejects.toThrow();
    expect((await api("GET", "orders?created_via=l:1")).body).toHaveLength(1);
  });

  it("are no slower when there are thousands", async () => {
    const { api, productId } = await withProduct();
    const make = async (round: number) => {
      const started = performance.now();
      const create = Array.from({ length: 100 }, (_, index) => ({
        created_via: `many:${round * 100 + index}`,
        billing: { email: `${index}@x.test` },
        line_items: [{ product_id: productId }],
      }));
      await api("POST", "orders/batch?_fields=create.id", { create });
      await api("GET", `orders?created_via=many:${round * 100}&_fields=id`);
      return performance.now() - started;
    };
    const times: number[] = [];
    for (let round = 0; round < 25; round += 1) times.push(await make(round));
    const middle = (list: number[]) => list.sort((one, other) => one - other)[2] ?? 0;
    expect(middle(times.slice(20))).toBeLessThan(5 * middle(times.slice(1, 6)));
    expect((await api("GET", "orders?created_via=many:77")).body).toHaveLength(1);
  });
});
