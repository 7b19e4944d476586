import { describe, expect, it } from "vitest";
import { type Raw, startSandbox, stopSandboxesAfterEach } from "../sandbox-for-test";

stopSandboxesAfterEach();

async function shop() {
  const sandbox = await startSandbox({ name: "Corner", staffEmail: "boss@x.test" });
  const { id } = (
    await sandbox.api("POST", "products", {
      name: "Cup",
      regular_price: "10",
      manage_stock: true,
      stock_quantity: 50,
    })
  ).body;
  let seen = 0;
  return {
    ...sandbox,
    order: async (status: string, extra: Raw = {}) =>
      (
        await sandbox.api("POST", "orders", {
          status,
          billing: { email: "ann@x.test" },
          line_items: [{ product_id: id, quantity: 2 }],
          ...extra,
        })
      ).body,
    /** Kinds of the mails since the last look, with "!" for those to the staff. */
    news: () => {
      const fresh = sandbox.mails().slice(seen);
      seen += fresh.length;
      return fresh.map((mail) => `${mail.to === "boss@x.test" ? "!" : ""}${mail.kind}`);
    },
    counts: async () => {
      const { stock_quantity, total_sales } = (await sandbox.api("GET", `products/${id}`)).body;
      return [stock_quantity, total_sales];
    },
  };
}

describe("an order's status", () => {
  it("moves stock and sales, and mails", async () => {
    const { order, news, counts, api } = await shop();
    await order("pending");
    await order("cancelled");
    expect([news(), await counts()]).toEqual([[], [50, 0]]);
    const made = await order("completed");
    expect(news()).toEqual(["customer_completed_order", "!new_order"]);
    expect(await counts()).toEqual([48, 2]);
    expect(made.date_paid).not.toBeNull();
    expect(made.line_items[0].meta_data).toMatchObject([{ key: "_reduced_stock", value: "2" }]);
    const notes = (await api("GET", `orders/${made.id}/notes`)).body.map((note: Raw) => note.note);
    expect(notes).toEqual([
      "Stock levels reduced: Cup (50&rarr;48)",
      "Order status changed from Pending payment to Completed.",
    ]);
    await order("processing");
    expect(news()).toEqual(["!new_order", "customer_processing_order"]);
    const held = await order("on-hold");
    expect(news()).toEqual(["!new_order", "customer_on_hold_order"]);
    expect(await counts()).toEqual([44, 6]);
    await api("PUT", `orders/${held.id}`, { status: "cancelled" });
    expect([news(), await counts()]).toEqual([["!cancelled_order"], [46, 4]]);
    await order("failed");
    expect(news()).toEqual(["customer_failed_order", "!failed_order"]);
    const refunded = await order("refunded");
    expect(news()).toEqual(["customer_refunded_order"]);
    expect(refunded.refunds).toMatchObject([{ reason: "Order fully refunded.", total: "-20.00" }]);
    const paid = await order("pending", { set_paid: true, transaction_id: "T1" });
    expect([paid.status, paid.transaction_id, news()]).toEqual([
      "processing",
      "T1",
      ["!new_order", "customer_processing_order"],
    ]);
  });

  it("does none of it quietly: without an address, and with the marks set", async () => {
    const { order, news, counts, api, mails } = await shop();
    const meta_data = [
      { key: "_new_order_email_sent", value: "true" },
      { key: "_order_stock_reduced", value: "yes" },
      { key: "_recorded_sales", value: "yes" },
    ];
    const made = await order("completed", { meta_data, billing: { city: "Leeds" } });
    await api("PUT", `orders/${made.id}`, { billing: { email: "ann@x.test" } });
    expect([news(), await counts()]).toEqual([[], [50, 0]]);
    // The counter has no sign: sales that were never counted are added when they are taken away.
    await api("PUT", `orders/${made.id}`, { status: "cancelled" });
    expect(await counts()).toEqual([50, 2]);
    // An account's address takes the place of one that was not given.
    const { id } = (await api("POST", "customers", { email: "eve@x.test" })).body;
    const hers = await order("completed", { meta_data, billing: {}, customer_id: id });
    expect(hers.billing.email).toBe("eve@x.test");
    expect(mails().at(-1)).toMatchObject({ to: "eve@x.test", kind: "customer_completed_order" });
  });

  it("does none of it where the shop has switched it off", async () => {
    const { order, news, counts, api } = await shop();
    for (const mail of ["new_order", "customer_completed_order"]) {
      expect((await api("PUT", `settings/email_${mail}/enabled`, { value: "no" })).status).toBe(200);
    }
    await api("PUT", "settings/products/woocommerce_manage_stock", { value: "no" });
    await order("completed");
    expect(news()).toEqual([]);
    expect(await counts()).toEqual([50, 2]);
  });

  it("sells below nothing, and tells the staff about it", async () => {
    const { order, news, counts } = await shop();
    await order("processing", { line_items: [{ product_id: 11, quantity: 49 }] });
    expect(news()).toContain("!low_stock");
    await order("processing", { line_items: [{ product_id: 11, quantity: 100 }] });
    expect(news()).toEqual(expect.arrayContaining(["!no_stock", "!backorder"]));
    expect(await counts()).toEqual([-99, 149]);
  });
});

describe("the mail trap", () => {
  it("shows its mails to tests and to people", async () => {
    const { order, url, counts } = await shop();
    await order("completed");
    await counts();
    const mails = (await (await fetch(`${url}/__sandbox/mails`)).json()) as Raw[];
    expect(mails.map((mail) => [mail.to, mail.subject])).toEqual([
      ["ann@x.test", "Your order from Corner is on its way!"],
      ["boss@x.test", "[Corner]: You've got a new order: #12"],
    ]);
    const page = await (await fetch(`${url}/__sandbox/mails`, { headers: { accept: "text/html" } })).text();
    expect(page).toContain("Your order from Corner is on its way!");
    expect(await (await fetch(`${url}/__sandbox/mails`, { method: "DELETE" })).json()).toEqual([]);
    expect(await (await fetch(`${url}/__sandbox/mails`)).json()).toEqual([]);
  });
});
