import { describe, expect, it } from "vitest";
import { type Raw, startSandbox, stopSandboxesAfterEach } from "../sandbox-for-test";

stopSandboxesAfterEach();

async function withOrder() {
  const sandbox = await startSandbox();
  const product = (
    await sandbox.api("POST", "products", {
      name: "Cup",
      regular_price: "10",
      manage_stock: true,
      stock_quantity: 9,
    })
  ).body;
  const order = (
    await sandbox.api("POST", "orders", {
      status: "processing",
      billing: { email: "ann@x.test" },
      line_items: [{ product_id: product.id, quantity: 3 }],
      shipping_lines: [{ method_id: "flat", total: "4" }],
    })
  ).body;
  const refund = (body: Raw) => sandbox.api("POST", `orders/${order.id}/refunds`, body);
  const stock = async () => (await sandbox.api("GET", `products/${product.id}`)).body.stock_quantity;
  return { ...sandbox, order, refund, stock };
}

describe("refunds", () => {
  it("take parts off, put pieces back, and mail the customer", async () => {
    const { api, order, refund, stock, mails } = await withOrder();
    const line = order.line_items[0].id;
    const first = await refund({
      api_refund: false,
      reason: "Broken",
      line_items: [
        { id: line, quantity: 1, refund_total: 9.5 },
        { id: order.shipping_lines[0].id, refund_total: 1 },
      ],
    });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      amount: "10.50",
      reason: "Broken",
      line_items: [{ quantity: -1, total: "-9.50", subtotal: "-9.50" }],
      shipping_lines: [{ total: "-1.00" }],
    });
    expect(await stock()).toBe(7);
    await refund({
      api_refund: false,
      api_restock: false,
      amount: "1",
      line_items: [{ id: line, quantity: 1 }],
    });
    expect(await stock()).toBe(7);
    expect(mails().at(-1)?.subject).toBe(`Your Sandbox shop order #${order.id} has been partially refunded`);
    const half = (await api("GET", `orders/${order.id}`)).body;
    expect([half.status, half.total, half.refunds.length]).toEqual(["processing", "34.00", 2]);
    await refund({ api_refund: false, amount: "22.5" });
    const whole = (await api("GET", `orders/${order.id}`)).body;
    expect([whole.status, whole.refunds.map((one: Raw) => one.total).sort()]).toEqual([
      "refunded",
      ["-1.00", "-10.50", "-22.50"],
    ]);
    expect(mails().at(-1)?.subject).toContain("has been refunded");
  });

  it("are refused with a bare number, which makes every refusal a 500", async () => {
    const { api, refund, order } = await withOrder();
    const tooMuch = await refund({ api_refund: false, amount: "99" });
    expect([tooMuch.status, tooMuch.body]).toEqual([
      500,
      { code: "woocommerce_rest_cannot_create_order_refund", message: "Invalid refund amount.", data: 500 },
    ]);
    const gateway = await refund({ amount: "1" });
    expect(gateway.body.message).toBe("The payment gateway for this order does not exist.");
    expect((await refund({ api_refund: false, amount: 3 })).body.code).toBe("rest_invalid_param");
    expect((await refund({ api_refund: false })).body.amount).toBe("");
    expect((await api("GET", `orders/${order.id}/refunds/999`)).status).toBe(404);
    expect((await api("GET", "orders/999/refunds")).body).toEqual([]);
  });
});

describe("notes", () => {
  it("are kept with who wrote them, and mailed when they are for the customer", async () => {
    const { api, order, mails } = await withOrder();
    const path = `orders/${order.id}/notes`;
    const before = mails().length;
    const own = await api("POST", path, { note: "Packed <b>well</b>", added_by_user: true });
    expect(own.body).toMatchObject({ author: "admin", note: "Packed <b>well</b>", customer_note: false });
    expect(mails().length).toBe(before);
    const { body } = await api("POST", path, { note: "On its way", customer_note: true });
    expect(mails().at(-1)).toMatchObject({ kind: "customer_note", to: "ann@x.test" });
    expect((await api("GET", `${path}?type=customer`)).body).toEqual([body]);
    expect((await api("POST", path, {})).body.code).toBe("rest_missing_callback_param");
    expect((await api("POST", "orders/999/notes", { note: "x" })).status).toBe(404);
    expect((await api("DELETE", `${path}/${body.id}`)).status).toBe(501);
    expect((await api("DELETE", `${path}/${body.id}?force=true`)).status).toBe(200);
    expect((await api("GET", `${path}/${body.id}`)).status).toBe(404);
  });
});
