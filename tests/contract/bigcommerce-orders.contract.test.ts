import { describe, expect, it } from "vitest";
import type { BigCommerceSandbox } from "@/sandbox/bigcommerce";
import type { StoredOrder } from "@/sandbox/bigcommerce/orders/types";
import type { SourceConnector, SourceRecord } from "@/server/connectors/core/source";
import { type OrderFilters, orderFiltersSchema } from "@/server/domain/import-settings";
import type { IssueDraft } from "@/server/domain/issue";
import { normaliseDecimal } from "@/server/domain/money";
import type { Order } from "@/server/domain/order";
import { connect, startStore, walkEntity } from "./bigcommerce-connection";

/** Orders cost many requests; the quota has tests of its own. */
const quota = { requests: 100_000 };
const open = () => startStore({ quota });
/** Orders 1 to 20, always the same ones. */
const openGenerated = () =>
  startStore({ quota, dataset: { generate: { products: 12, customers: 10, orders: 20, seed: 3 } } });
const demo = await open();
const stored = () => demo.store.state.orders;
const idOf = ({ fields }: StoredOrder) => String(fields.id);
const inOrder = (ids: string[]) => [...ids].sort((a, b) => Number(a) - Number(b));
const idsIn = (list: Record<string, unknown>[]) => list.map((one) => String(one.id));
const everything = { incomplete: "import", deleted: "import" } as const;

function read(source: SourceConnector, entry: SourceRecord): { order: Order; issues: IssueDraft[] } {
  const { record, issues } = source.stream("orders").toCanonical(entry.raw);
  if (record?.entity !== "orders") throw new Error(`order ${entry.sourceId} was not understood`);
  return { order: record.order, issues };
}

async function readOne(sandbox: BigCommerceSandbox, id: string, from = () => connect(sandbox).source) {
  const source = from();
  const [record] = await source.stream("orders").readByIds([id]);
  if (!record) throw new Error(`no order ${id}`);
  return read(source, record);
}

function change(sandbox: BigCommerceSandbox, id: string, edit: (order: StoredOrder) => void): void {
  sandbox.store.change((state) => {
    for (const order of state.orders) if (idOf(order) === id) edit(order);
  });
}

/** Requests to the parts of orders that are called so. */
function requestsFor(sandbox: BigCommerceSandbox, part: string): number {
  const all = Object.entries(sandbox.requests.counts().byRoute);
  return all
    .filter(([route]) => /:id.*\/[a-z_]+$/.test(route) && route.endsWith(`/${part}`))
    .reduce((sum, [, count]) => sum + count, 0);
}

describe("all orders", () => {
  it("are read once each, by id, over pages that different connectors read", async () => {
    const { records, pages } = await walkEntity("orders", () => connect(demo).source, {
      pageSize: 7,
      filters: everything,
    });
    expect(records.map((record) => record.sourceId)).toEqual(inOrder(stored().map(idOf)));
    expect(Math.max(...pages)).toBe(7);
  });

  it("come with everything that belongs to them, to the cent as it was stored", async () => {
    const { source } = connect(demo);
    const { records } = await walkEntity("orders", () => source, { pageSize: 250, filters: everything });
    for (const order of stored()) {
      const record = records.find((one) => one.sourceId === idOf(order));
      if (!record) throw new Error(`order ${idOf(order)} was not read`);
      const { order: found } = read(source, record);
      expect(found.lines.map((line) => line.sourceId).sort()).toEqual(idsIn(order.products).sort());
      expect(found.shipping.map((one) => one.address.sourceId)).toEqual(idsIn(order.shippingAddresses));
      expect(found.shipments.map((one) => one.sourceId)).toEqual(idsIn(order.shipments));
      expect(found.transactions.map((one) => one.sourceId)).toEqual(idsIn(order.transactions));
      expect(found.fees.map((one) => one.sourceId)).toEqual(idsIn(order.fees));
      expect([found.sourceId, found.coupons.length]).toEqual([idOf(order), order.coupons.length]);
      expect([found.sourceId, found.taxes.length]).toEqual([idOf(order), order.taxes.length]);
      const declined = order.refunds.filter(({ payments }) =>
        JSON.stringify(payments).includes('"is_declined":true'),
      );
      expect(found.refunds.length).toBeGreaterThanOrEqual(order.refunds.length - declined.length);
      if (found.customerId !== null) expect(found.messages).toHaveLength(order.messages.length);
      const cents = (field: string) => normaliseDecimal(String(order.fields[field]));
      expect(found).toMatchObject({
        total: { exTax: cents("total_ex_tax"), incTax: cents("total_inc_tax"), tax: cents("total_tax") },
        subtotal: { incTax: cents("subtotal_inc_tax"), tax: cents("subtotal_tax") },
        shippingCost: { exTax: cents("shipping_cost_ex_tax"), incTax: cents("shipping_cost_inc_tax") },
        discount: cents("discount_amount"),
        couponDiscount: cents("coupon_discount"),
        statusId: String(order.fields.status_id),
        createdAt: new Date(String(order.fields.date_created)).toISOString(),
      });
    }
  });

  it("cost a request a page, one for all their refunds, and one for each part that an order can have", async () => {
    const sandbox = await open();
    const orders = sandbox.store.state.orders;
    const { source, context } = connect(sandbox);
    sandbox.requests.reset();
    await walkEntity("orders", () => source, { pageSize: 250, filters: everything });
    const { byRoute, peakInFlight } = sandbox.requests.counts();
    const of = (path: string) => byRoute[`GET /stores/:hash${path}`] ?? 0;
    const having = (test: (order: StoredOrder) => boolean) => orders.filter(test).length;
    expect(of("/v2/orders")).toBe(2);
    expect(of("/v3/orders/payment_actions/refunds")).toBe(Math.ceil(orders.length / 50));
    const requests = (part: string) => requestsFor(sandbox, part);
    expect(requests("coupons")).toBe(
      having(
        ({ fields }) =>
          Number(fields.coupon_discount) !== 0 ||
          (Number(fields.shipping_address_count) > 0 && Number(fields.shipping_cost_inc_tax) === 0),
      ),
    );
    expect(requests("shipments")).toBe(having(({ fields }) => Number(fields.items_shipped) > 0));
    expect(requests("taxes")).toBe(having(({ fields }) => Number(fields.total_tax) !== 0));
    expect(requests("shipping_addresses")).toBe(0);
    expect(peakInFlight).toBeLessThanOrEqual(3);
    expect(context.counter.writes).toBe(0);
  });

  it("are none lost and none repeated when some are added and put away meanwhile", async () => {
    const sandbox = await startStore({ quota, dataset: { generate: { products: 3, orders: 30, seed: 3 } } });
    const before = sandbox.store.state.orders.map(idOf);
    const { records } = await walkEntity("orders", () => connect(sandbox).source, {
      pageSize: 10,
      filters: everything,
      after: (page) => {
        if (page !== 1) return;
        sandbox.store.change((state) => {
          const [first, second] = state.orders;
          if (!first || !second) throw new Error("no orders");
          state.orders = [
            ...state.orders.slice(1),
            { ...structuredClone(second), fields: { ...second.fields, id: 100_000 } },
          ];
        });
      },
    });
    const ids = records.map((record) => record.sourceId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...before.slice(1), "100000"]));
  });
});

describe("lines", () => {
  it("are the same whether they came within consignments or apart", async () => {
    const sandbox = await openGenerated();
    const id = "1";
    const embedded = await readOne(sandbox, id);
    expect(embedded.order.lines.length).toBeGreaterThan(1);
    const counts = () => requestsFor(sandbox, "products");
    sandbox.requests.reset();
    expect(await readOne(sandbox, id)).toEqual(embedded);
    const spared = counts();
    change(sandbox, id, (order) => {
      order.emptyConsignments = true;
    });
    expect(await readOne(sandbox, id)).toEqual(embedded);
    expect([spared, counts()]).toEqual([0, 1]);
  });

  it("and addresses are read apart where consignments come in their older form", async () => {
    const sandbox = await openGenerated();
    const expected = await readOne(sandbox, "4");
    const { source, context } = connect(sandbox);
    const send = context.transport;
    context.transport = (request) =>
      send({ ...request, url: request.url.replace("consignment_structure=object", "x=1") });
    expect(await readOne(sandbox, "4", () => source)).toEqual(expected);
  });

  it("are all read of an order of more than fifty, of which consignments keep the rest back", async () => {
    const sandbox = await openGenerated();
    change(sandbox, "2", (order) => {
      const [line] = order.products;
      if (!line) throw new Error("no line");
      order.products = Array.from({ length: 70 }, (_, index) => ({ ...line, id: 9000 + index, quantity: 1 }));
      order.fields.items_total = 70;
    });
    const { order, issues } = await readOne(sandbox, "2");
    expect(order.lines.map((line) => line.sourceId)).toEqual(
      Array.from({ length: 70 }, (_, index) => String(9000 + index)),
    );
    expect(issues).toEqual([]);
  });
});

describe("links within an order", () => {
  it("are never followed: they may name another host or an address of before", async () => {
    const sandbox = await openGenerated();
    const before = await readOne(sandbox, "1");
    change(sandbox, "1", (order) => {
      for (const part of ["products", "shipping_addresses", "coupons", "consignments"]) {
        const path = `/orders/1/${part.replace("_", "")}`;
        order.fields[part] = {
          url: `https://elsewhere.example/stores/{store_hash}/v2${path}`,
          resource: path,
        };
      }
      order.emptyConsignments = true;
    });
    expect(await readOne(sandbox, "1")).toEqual(before);
  });
});

describe("what is rare", () => {
  it("is read: fees, coupons, refunds, messages, several addresses, downloads", async () => {
    const sandbox = await openGenerated();
    change(sandbox, "5", (order) => {
      const [line, address] = [order.products[0], order.shippingAddresses[0]];
      if (!line || !address) throw new Error("no line");
      order.fields = {
        ...order.fields,
        coupon_discount: "5.0000",
        items_total: 5,
        shipping_address_count: 2,
        status_id: 14,
      };
      order.products.push(
        { ...line, id: 9001, quantity: 1, order_address_id: 7777 },
        { ...line, id: 9002, quantity: 1, type: "digital", order_address_id: 0 },
        { ...line, id: 9003, quantity: 1, type: "giftcertificate", order_address_id: 0, product_id: 0 },
      );
      order.shippingAddresses.push({ ...address, id: 7777, cost_inc_tax: "5.1000" });
      order.coupons.push({
        id: 1,
        coupon_id: 4,
        order_id: 5,
        code: "FELL5",
        amount: 5,
        type: 2,
        discount: 5,
      });
      order.fees.push({
        id: 3,
        type: "custom_fee",
        display_name_customer: "Crate",
        cost_ex_tax: "2.0000",
        cost_inc_tax: "2.2000",
        cost_tax: "0.2000",
      });
      order.messages.push({
        id: 4,
        order_id: 5,
        staff_id: 1,
        type: "admin",
        subject: "Re",
        message: "On its way",
        date_created: "Wed, 26 Sep 2024 15:52:03 +0000",
      });
      order.refunds.push({
        id: 6,
        order_id: 5,
        created: "2024-06-16T16:44:15+00:00",
        reason: "Torn",
        total_amount: 3.5,
        total_tax: 0.25,
        items: [{ item_type: "PRODUCT", item_id: Number(line.id), quantity: 1, requested_amount: null }],
        payments: [{ id: 1, provider_id: "storecredit", amount: 3.5, offline: true, is_declined: false }],
      });
    });
    const { order, issues } = await readOne(sandbox, "5");
    expect(issues).toEqual([]);
    expect(order.lines.map((line) => [line.sourceId, line.kind, line.addressId])).toEqual(
      expect.arrayContaining([
        ["9001", "physical", "7777"],
        ["9002", "digital", null],
        ["9003", "gift_certificate", null],
      ]),
    );
    expect(order.lines).toHaveLength(4);
    expect(order.shipping.map((one) => [one.address.sourceId, one.cost.incTax])).toContainEqual([
      "7777",
      "5.1",
    ]);
    expect(order.coupons).toEqual([{ code: "FELL5", kind: "per_total", amount: "5", discount: "5" }]);
    expect(order.fees).toEqual([
      { sourceId: "3", name: "Crate", cost: { exTax: "2", incTax: "2.2", tax: "0.2" } },
    ]);
    expect(order.messages).toMatchObject([{ from: "staff", text: "On its way" }]);
    expect(order.refunds).toMatchObject([{ amount: "3.5", tax: "0.25", items: [{ amount: "3.5" }] }]);
  });
});

describe("filters", () => {
  const { source } = connect(demo);

  async function expectSame(filters: Partial<OrderFilters>, test: (order: StoredOrder) => boolean) {
    const expected = inOrder(stored().filter(test).map(idOf));
    const { records } = await walkEntity("orders", () => source, { filters, pageSize: 10 });
    expect(records.map((record) => record.sourceId)).toEqual(expected);
    const count = await source.stream("orders").count(orderFiltersSchema.parse(filters));
    return { expected, count };
  }

  it("leave incomplete and deleted orders out unless they are asked for", async () => {
    const sandbox = await openGenerated();
    change(sandbox, "4", (order) => {
      order.fields.status_id = 0;
    });
    change(sandbox, "5", (order) => {
      order.fields.is_deleted = true;
    });
    change(sandbox, "6", (order) => {
      order.fields.order_is_digital = true;
    });
    const ids = async (filters: Partial<OrderFilters>) => {
      const { records } = await walkEntity("orders", () => connect(sandbox).source, { filters });
      return ["4", "5", "6"].filter((id) => records.some((record) => record.sourceId === id));
    };
    expect(await ids({})).toEqual(["6"]);
    expect(await ids({ incomplete: "import" })).toEqual(["4", "6"]);
    expect(await ids({ statusIds: ["0"] })).toEqual(["4"]);
    expect(await ids({ deleted: "import" })).toEqual(["5", "6"]);
    expect(await ids({ digital: "skip" })).toEqual([]);
    const count = connect(sandbox).source.stream("orders");
    const all = sandbox.store.state.orders;
    expect(await count.count(orderFiltersSchema.parse({ incomplete: "import" }))).toBe(all.length);
    expect(await count.count(orderFiltersSchema.parse({ digital: "skip" }))).toBeNull();
  });

  it("by one status, and by several, of which BigCommerce takes one", async () => {
    const status = ({ fields }: StoredOrder) => String(fields.status_id);
    const there = (order: StoredOrder) => order.fields.is_deleted !== true;
    const one = await expectSame({ statusIds: ["2"] }, (order) => status(order) === "2" && there(order));
    expect(one.expected.length).toBeGreaterThan(0);
    const two = await expectSame(
      { statusIds: ["2", "11"] },
      (order) => ["2", "11"].includes(status(order)) && there(order),
    );
    expect(two.expected.length).toBeGreaterThan(one.expected.length);
    expect(two.count).toBeGreaterThanOrEqual(two.expected.length);
  });

  it("by the times of their making and of their last change, the boundaries included", async () => {
    const time = (order: StoredOrder, field: string) => Date.parse(String(order.fields[field]));
    const sorted = stored()
      .map((order) => time(order, "date_created"))
      .sort((a, b) => a - b);
    const [from = 0, to = 0] = [sorted[4], sorted[sorted.length - 5]];
    const made = await expectSame(
      {
        ...everything,
        createdSince: new Date(from).toISOString(),
        createdUntil: new Date(to).toISOString(),
      },
      (order) => time(order, "date_created") >= from && time(order, "date_created") <= to,
    );
    expect(made.expected.length).toBeLessThan(stored().length);
    expect(made.count).toBe(made.expected.length);
    const since = stored()
      .map((order) => time(order, "date_modified"))
      .sort((a, b) => a - b)
      .at(-6);
    const changed = await expectSame(
      { ...everything, modifiedSince: new Date(since ?? 0).toISOString() },
      (order) => time(order, "date_modified") >= (since ?? 0),
    );
    expect(changed.expected.length).toBeGreaterThan(0);
  });
});

describe("chosen orders", () => {
  it("are read whole, whichever still exist", async () => {
    const { source } = connect(demo);
    const wanted = inOrder(stored().map(idOf)).slice(3, 12);
    const records = await source
      .stream("orders")
      .readByIds([...wanted, "999999999", "no-id", wanted[0] ?? ""]);
    expect(inOrder(records.map((record) => record.sourceId))).toEqual(wanted);
    const page = await walkEntity("orders", () => source, { pageSize: 250, filters: everything });
    const whole = new Map(page.records.map((record) => [record.sourceId, record]));
    for (const record of records) expect(record).toEqual(whole.get(record.sourceId));
    expect(await source.stream("orders").readByIds([])).toEqual([]);
  });
});

describe("a token without the scope", () => {
  it("for transactions leaves them out, says so on each order, and asks no more", async () => {
    const sandbox = await open();
    const { source } = connect(sandbox, { token: sandbox.tokens.noTransactions });
    sandbox.requests.reset();
    const { records } = await walkEntity("orders", () => source, { pageSize: 250 });
    const paid = records
      .map((record) => read(source, record))
      .filter(({ order }) => order.paymentStatus !== "");
    expect(paid.length).toBeGreaterThan(5);
    for (const { order, issues } of paid) {
      expect(order.transactions).toEqual([]);
      expect(issues.map((issue) => [issue.code, issue.details?.part])).toContainEqual([
        "part_missing",
        "payment transactions",
      ]);
    }
    expect(requestsFor(sandbox, "transactions")).toBeLessThanOrEqual(6);
  });

  it("for orders stops the run and names it", async () => {
    const { source } = connect(demo, { token: demo.tokens.noOrders });
    await expect(walkEntity("orders", () => source)).rejects.toThrow(
      /scope "Orders".*Store-level API accounts/,
    );
  });
});

describe("trouble on the way", () => {
  it("with one order's transactions costs these alone", async () => {
    const sandbox = await openGenerated();
    const { source, context } = connect(sandbox);
    const send = context.transport;
    context.transport = async (request) => {
      const answer = await send(request);
      return request.url.includes("/v3/orders/1/transactions")
        ? { ...answer, status: 503, body: "" }
        : answer;
    };
    context.sleep = async () => undefined;
    const { order, issues } = await readOne(sandbox, "1", () => source);
    expect(order.transactions).toEqual([]);
    expect(order.lines.length).toBeGreaterThan(0);
    expect(issues.map((issue) => issue.code)).toEqual(["part_missing"]);
  });

  it("with a page that is too heavy is met by smaller pages", async () => {
    const { source, context } = connect(demo);
    const send = context.transport;
    context.transport = async (request) => {
      const limit = Number(new URL(request.url).searchParams.get("limit"));
      if (/\/v2\/orders\?/.test(request.url) && limit > 8)
        return { ...(await send(request)), status: 504, body: "" };
      return send(request);
    };
    context.sleep = async () => undefined;
    const { records } = await walkEntity("orders", () => source, { pageSize: 100, filters: everything });
    expect(records.map((record) => record.sourceId)).toEqual(inOrder(stored().map(idOf)));
  });
});
