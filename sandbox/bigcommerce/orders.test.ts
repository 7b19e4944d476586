import { describe, expect, it } from "vitest";
import type { Fields } from "./catalog/types";
import { orderAddress } from "./customers/build-customer";
import { startStore, stopStoresAfterEach, type TestStore } from "./store-for-test";

stopStoresAfterEach();

const now = () => new Date("2030-05-06T07:08:09Z");
const ann = { first: "Ann", last: "Lindqvist", email: "ann@example.com" };
const address = { street: "8 Mill Road", city: "Ashford", state: "Connecticut", zip: "06278" };
const encoded = (query: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString();
const ids = async (store: TestStore, query: Record<string, string | number>): Promise<number[]> => {
  const { status, json } = await store.get(`/v2/orders?${encoded({ limit: 250, ...query })}`);
  return status === 204 ? [] : json.map((order: Fields) => order.id);
};
/** The first demo order of which something holds. */
const orderWith = (
  store: TestStore,
  test: (order: TestStore["store"]["state"]["orders"][number]) => boolean,
): number => Number(store.store.state.orders.find(test)?.fields.id);

describe("the list of orders", () => {
  it("is a bare list by ascending id, fifty at a time, the incomplete and the deleted ones among them", async () => {
    const store = await startStore();
    const first = (await store.get("/v2/orders")).json;
    const second = (await store.get("/v2/orders?page=2")).json;
    expect([first.length, second.length]).toEqual([50, 46]);
    expect((await store.get("/v2/orders?page=3")).status).toBe(204);
    const all = [...first, ...second];
    expect(all.map((order) => order.id)).toEqual(Array.from({ length: 96 }, (_, index) => 100 + index));
    expect(all.filter((order) => order.status_id === 0)).toHaveLength(3);
    expect(all.filter((order) => order.is_deleted)).toHaveLength(2);
  });

  it("writes money as text, dates by RFC 2822, and links to the parts", async () => {
    const store = await startStore();
    const [order] = (await store.get("/v2/orders?limit=1")).json;
    expect(order).toMatchObject({
      id: 100,
      date_created: "Tue, 02 Jan 2024 00:00:00 +0000",
      date_shipped: "",
      total_inc_tax: "720.00",
      shipping_cost_inc_tax: "0.0000",
      currency_exchange_rate: "1.0000000000",
      refunded_amount: "0.0000",
      external_id: "OLD-4711",
      products: {
        url: `${store.url}/stores/${store.hash}/v2/orders/100/products`,
        resource: "/orders/100/products",
      },
    });
    expect(order.shipping_addresses).toEqual({
      url: "https://api.bigcommerce.com/stores/{store_hash}/v2/orders/100/shippingaddresses",
      resource: "/orders/100/shippingaddresses",
    });
    expect(order.consignments.resource).toBe("/orders/100/consignments");
    expect(order.fees.resource).toBe("/orders/100/fees");
  });

  it("is filtered by number, status, customer, e-mail, total and channel", async () => {
    const store = await startStore();
    expect(await ids(store, { min_id: 194 })).toEqual([194, 195]);
    expect(await ids(store, { max_id: 101 })).toEqual([100, 101]);
    expect(await ids(store, { status_id: 13 })).toHaveLength(1);
    expect(await ids(store, { status_id: 0, is_deleted: "false" })).toHaveLength(2);
    expect(await ids(store, { is_deleted: "true" })).toHaveLength(2);
    expect(await ids(store, { customer_id: 0 })).toHaveLength(21);
    expect(await ids(store, { email: "ANN@example.com", customer_id: 1 })).toEqual(
      await ids(store, { customer_id: 1 }),
    );
    expect(await ids(store, { min_total: 1900, max_total: 3000 })).toHaveLength(1);
    expect(await ids(store, { channel_id: 2 })).toHaveLength(1);
    expect(await ids(store, { nothing_known: 1, max_id: 100 })).toEqual([100]);
  });

  it("is filtered by dates of either form, ends included", async () => {
    const store = await startStore();
    const day = { min_date_created: "2024-02-29T12:00:00Z", max_date_created: "2024-02-29T12:00:00Z" };
    const leap = await ids(store, day);
    expect(leap).toHaveLength(1);
    expect(
      await ids(store, {
        min_date_created: "Thu, 29 Feb 2024 12:00:00 +0000",
        max_date_created: "Thu, 29 Feb 2024 13:00:00 +0100",
      }),
    ).toEqual(leap);
    expect(await ids(store, { min_date_modified: "2026-01-05", max_date_modified: "2026-01-06" })).toEqual(
      leap,
    );
    for (const value of ["yesterday", "Thu, 29 Feb 2024 12:00:00  0000"]) {
      const { status, json } = await store.get(`/v2/orders?${encoded({ min_date_modified: value })}`);
      expect([status, json]).toEqual([
        400,
        [{ status: 400, message: "The field 'min_date_modified' is invalid." }],
      ]);
    }
  });

  it("is sorted as asked, equals by their numbers", async () => {
    const store = await startStore();
    expect((await ids(store, { sort: "id:desc" }))[0]).toBe(195);
    const customers = (await store.get("/v2/orders?sort=customer_id:desc&limit=250")).json;
    const numbers = customers.map((order: Fields) => order.customer_id);
    expect(numbers).toEqual([...numbers].sort((one, two) => two - one));
    const modified = (await store.get("/v2/orders?sort=date_modified:asc&limit=250")).json;
    const times = modified.map((order: Fields) => Date.parse(String(order.date_modified)));
    expect(times).toEqual([...times].sort((one, two) => one - two));
    expect((await store.get("/v2/orders?sort=total:asc")).status).toBe(400);
  });

  it("is counted with the same filters", async () => {
    const store = await startStore();
    const { json } = await store.get("/v2/orders/count");
    expect(json.count).toBe(96);
    expect(json.statuses).toHaveLength(15);
    expect(json.statuses.map((one: Fields) => one.count).every((count: number) => count > 0)).toBe(true);
    const some = (await store.get("/v2/orders/count?status_id=0&is_deleted=false")).json;
    expect([some.count, some.statuses[0].count]).toEqual([2, 2]);
  });
});

describe("consignments that come along", () => {
  it("carry the lines, with the address's amounts as numbers, in an object or in the older list", async () => {
    const store = await startStore();
    const id = orderWith(store, (order) => order.shippingAddresses.length === 2);
    const path = `/v2/orders/${id}?include=consignments.line_items,fees`;
    const { consignments, fees } = (await store.get(`${path}&consignment_structure=object`)).json;
    expect(fees).toEqual([]);
    expect(Object.keys(consignments)).toEqual(["pickups", "shipping", "downloads", "email"]);
    expect(consignments.shipping.map((one: { line_items: Fields[] }) => one.line_items.length)).toEqual([
      1, 2,
    ]);
    expect(consignments.shipping[1]).toMatchObject({
      cost_inc_tax: 21.5,
      handling_cost_inc_tax: 3,
      street_1: "12 place du Marché",
    });
    expect(consignments.shipping[1].line_items[0]).toMatchObject({ quantity: 2, total_inc_tax: "48.0000" });
    expect((await store.get(path)).json.consignments).toEqual([consignments]);
    const links = (await store.get(`/v2/orders/${id}?include=consignments&consignment_structure=object`))
      .json;
    expect(Object.keys(links.consignments.shipping[0].line_items[0])).toEqual(["url", "resource"]);
  });

  it("tell downloads, gift certificates and pickups apart from parcels", async () => {
    const store = await startStore();
    const { json } = await store.get(
      "/v2/orders?limit=250&include=consignments.line_items&consignment_structure=object",
    );
    const of = (key: string) =>
      json.filter((order: { consignments: Record<string, Fields[]> }) => order.consignments[key]?.length);
    expect(of("downloads")).toHaveLength(3);
    const [pickup] = of("pickups");
    expect(pickup.shipping_address_count).toBe(0);
    expect(pickup.consignments.pickups[0].line_items[0]).toMatchObject({
      order_pickup_method_id: 1,
      order_address_id: 0,
    });
    const certificates = json.flatMap(
      (order: { consignments: { email: { gift_certificates: Fields[] } } }) =>
        order.consignments.email.gift_certificates,
    );
    expect(certificates).toHaveLength(2);
  });

  it("stop at fifty lines with a warning, and are empty for some orders", async () => {
    const store = await startStore();
    const include = "include=consignments.line_items&consignment_structure=object";
    const long = orderWith(store, (order) => order.products.length === 60);
    const [parcel] = (await store.get(`/v2/orders/${long}?${include}`)).json.consignments.shipping;
    expect(parcel.line_items).toHaveLength(50);
    expect(parcel.__warning__.message).toContain("only 50 are included");
    const first = (await store.get(`/v2/orders/${long}/products`)).json;
    const rest = (await store.get(`/v2/orders/${long}/products?page=2`)).json;
    expect([first.length, rest.length]).toEqual([50, 10]);
    expect((await store.get(`/v2/orders/${long}/products?limit=250`)).json).toHaveLength(60);
    const hollow = orderWith(store, (order) => order.emptyConsignments === true);
    const [made] = (await store.get(`/v2/orders/${hollow}?${include}`)).json.consignments.shipping;
    expect([made.line_items, made.__warning__, made.items_total]).toEqual([[], undefined, 4]);
    expect((await store.get(`/v2/orders/${hollow}/products`)).json).toHaveLength(2);
  });
});

describe("the parts of an order", () => {
  it("are lists of their own, 204 when empty and 404 without the order", async () => {
    const store = await startStore();
    const parcels = orderWith(store, (order) => order.shipments.length === 2);
    expect((await store.get(`/v2/orders/${parcels}/shipments`)).json[0]).toMatchObject({
      tracking_number: "GR-22/981",
      tracking_link: "https://parcels.example/track?id=GR-22%2F981",
      items: [{ quantity: 1 }],
    });
    expect((await store.get(`/v2/orders/${parcels}/messages`)).json).toHaveLength(2);
    for (const part of ["coupons", "fees", "taxes"]) {
      const empty = await store.get(`/v2/orders/${parcels}/${part}`);
      expect([part, empty.status, empty.text]).toEqual([part, 204, ""]);
    }
    for (const part of [
      "products",
      "shipping_addresses",
      "coupons",
      "shipments",
      "taxes",
      "messages",
      "fees",
    ]) {
      expect([part, (await store.get(`/v2/orders/9/${part}`)).status]).toEqual([part, 404]);
      expect((await store.get(`/v2/orders/9/${part}`)).json).toEqual([
        { status: 404, message: "The requested resource was not found." },
      ]);
    }
    expect((await store.get(`/v2/orders/${parcels}/products?limit=251`)).status).toBe(413);
  });

  it("have addresses under the name of before as well, whose quotes are none", async () => {
    const store = await startStore();
    const [address] = (await store.get("/v2/orders/101/shipping_addresses")).json;
    expect((await store.get("/v2/orders/101/shippingaddresses")).json).toEqual([address]);
    expect(address.base_cost).toMatch(/^\d+\.\d{4}$/);
    const quotes = await store.get(`/v2${address.shipping_quotes.resource}`);
    expect(quotes.status).toBe(204);
  });

  it("have taxes by address, and by line when details are asked for", async () => {
    const store = await startStore();
    const id = orderWith(store, (order) => order.taxes.length > 2 && order.shippingAddresses.length === 1);
    const [row, ...others] = (await store.get(`/v2/orders/${id}/taxes`)).json;
    const details = (await store.get(`/v2/orders/${id}/taxes?details=true`)).json;
    expect([others, row.line_item_type]).toEqual([[], undefined]);
    const sum = details.reduce((total: number, tax: Fields) => total + Number(tax.line_amount), 0);
    expect(sum.toFixed(4)).toBe(row.line_amount);
    expect(details[0].line_item_type).toBe("item");
  });

  it("write amounts of coupons as numbers or as text, and their kind as a code", async () => {
    const store = await startStore();
    const coupons = await Promise.all(
      store.store.state.orders
        .filter((order) => order.coupons.length > 0)
        .map(async (order) => (await store.get(`/v2/orders/${order.fields.id}/coupons`)).json),
    );
    const all = coupons.flat();
    expect(new Set(all.map((coupon) => coupon.type))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(new Set(all.map((coupon) => typeof coupon.amount))).toEqual(new Set(["number", "string"]));
    expect(all.some((coupon) => coupon.code === null)).toBe(true);
  });
});

describe("payments of an order", () => {
  it("have a scope of their own, the order as text and the amount as a number", async () => {
    const store = await startStore();
    const { status, json } = await store.get("/v3/orders/101/transactions");
    expect(status).toBe(200);
    expect(json.data[0]).toMatchObject({
      order_id: "101",
      amount: expect.any(Number),
      gift_certificate: null,
    });
    const denied = { "x-auth-token": store.tokens.noTransactions };
    expect((await store.get("/v3/orders/101/transactions", denied)).status).toBe(403);
    expect((await store.get("/v3/orders/payment_actions/refunds", denied)).status).toBe(200);
    const paidByHand = await store.get("/v3/orders/100/transactions");
    expect([paidByHand.status, paidByHand.text]).toEqual([204, ""]);
    expect((await store.get("/v3/orders/9/transactions")).status).toBe(404);
  });

  it("have refunds for many orders at a time, or for one", async () => {
    const store = await startStore();
    const refunded = store.store.state.orders.filter((order) => order.refunds.length > 0);
    const list = refunded.map((order) => order.fields.id).join(",");
    const { json } = await store.get(`/v3/orders/payment_actions/refunds?order_id:in=${list},101`);
    expect(json.data).toHaveLength(5);
    expect(json.meta.pagination.total).toBe(5);
    const [whole] = json.data;
    expect(whole.items.map((item: Fields) => item.item_type)).toEqual(["PRODUCT", "SHIPPING"]);
    const order = (await store.get(`/v2/orders/${whole.order_id}`)).json;
    expect([order.payment_status, Number(order.total_inc_tax)]).toEqual(["refunded", whole.total_amount]);
    const one = (await store.get(`/v3/orders/${whole.order_id}/payment_actions/refunds`)).json;
    expect(one.data).toEqual([whole]);
    const later = (await store.get("/v3/orders/payment_actions/refunds?created:min=2025-09-15")).json;
    expect(later.data).toHaveLength(2);
    expect((await store.get("/v3/orders/101/payment_actions/refunds")).json.data).toEqual([]);
  });
});

describe("a changed order", () => {
  it("takes a status and notes, and says when", async () => {
    const store = await startStore({ now });
    const { json } = await store.send("PUT", "/v2/orders/195", { status_id: 2, staff_notes: "Sent", id: 7 });
    expect(json).toMatchObject({
      id: 195,
      status_id: 2,
      status: "Shipped",
      custom_status: "Shipped",
      staff_notes: "Sent",
      date_modified: "Mon, 06 May 2030 07:08:09 +0000",
      date_shipped: "Mon, 06 May 2030 07:08:09 +0000",
    });
    expect(await ids(store, { min_date_modified: "2030-01-01T00:00:00Z" })).toEqual([195]);
    const wrong: Fields[] = [{ status_id: 99 }, { billing_address: [] }];
    for (const body of wrong) {
      expect((await store.send("PUT", "/v2/orders/195", body)).status).toBe(400);
    }
    expect((await store.send("PUT", "/v2/orders/9", { status_id: 1 })).status).toBe(404);
  });

  it("is new, with numbers of its own, when a test puts it in", async () => {
    const store = await startStore({ now });
    const [line] = (await store.get("/v2/orders/101/products")).json;
    const made = store.store.addOrder({
      status: 11,
      billing: orderAddress(address, ann),
      lines: [{ productId: 0, variantId: 0, name: "Cup", price: 4, quantity: 2 }],
    });
    const { json } = await store.get("/v2/orders/196");
    expect(json).toMatchObject({
      id: made.fields.id,
      total_inc_tax: "8.0000",
      date_created: "Mon, 06 May 2030 07:08:09 +0000",
    });
    const [added] = (await store.get("/v2/orders/196/products")).json;
    expect(added.id).toBeGreaterThan(line.id);
    expect(await ids(store, { min_date_modified: "2030-01-01T00:00:00Z" })).toEqual([196]);
  });

  it("is put away, not deleted, and only with the right to", async () => {
    const store = await startStore({ now });
    const denied = await fetch(`${store.url}/stores/${store.hash}/v2/orders/194`, {
      method: "DELETE",
      headers: { "x-auth-token": store.tokens.readOnly },
    });
    expect(denied.status).toBe(403);
    expect((await store.send("DELETE", "/v2/orders/195")).status).toBe(204);
    expect((await store.get("/v2/orders/195")).json.is_deleted).toBe(true);
    expect(await ids(store, { is_deleted: "true" })).toContain(195);
  });
});
