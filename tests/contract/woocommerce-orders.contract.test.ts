import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { RecordPayload, RecordWrite, RecordWriteResult } from "@/server/connectors/core/target";
import type { LinkKind } from "@/server/domain/entity";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { Order } from "@/server/domain/order";
import { METRIC } from "./woocommerce-catalogue";
import { creationOf, lineWith, mappedOf, orderWith, taxedAs, updateOf, writeAll } from "./woocommerce-mapped";
import {
  atTheEnd,
  connect,
  isPostTo,
  openContext,
  openStore,
  type Raw,
  uniqueName,
} from "./woocommerce-store";
import { ADDRESS, WHOLE } from "./woocommerce-whole-order";

const SLOW = 120_000;

const store = await openStore();
const context = openContext();
// A store that answers at once need not be waited for.
context.sleep = (ms) => delay(Math.min(ms, 50)).then(() => undefined);
const target = connect(store, context);
const entity = target.entity("orders");
const mark = uniqueName();
const sourceKey = `contract:${mark}`;
const profile = await target.profile();

const { body: cup } = await store.api("POST", "products", {
  name: `Cup ${mark}`,
  regular_price: "99.00",
  manage_stock: true,
  stock_quantity: 50,
});
const { body: account } = await store.api("GET", "customers?role=all&per_page=1");
const references: Record<string, string> = {
  "product 77": String(cup.id),
  "customer 9": String(account[0].id),
};

atTheEnd(async () => {
  const { stamped } = await entity.census(sourceKey);
  for (const { targetId } of stamped) {
    await store.api("PUT", `orders/${targetId}`, { meta_data: [{ key: "_recorded_sales", value: "no" }] });
    await store.api("DELETE", `orders/${targetId}?force=true`);
  }
  await store.api("DELETE", `products/${cup.id}?force=true`);
});

function payloadOf(sourceId: string, order: Partial<Order>): RecordPayload {
  return entity.toPayload(mappedOf(orderWith(sourceId, order)), {
    references: { get: (kind: LinkKind, key: string) => references[`${kind} ${key}`] },
    source: METRIC,
    target: profile,
    options: DEFAULT_OPTIONS,
    sourceKey,
  });
}

function written(result: RecordWriteResult | undefined) {
  if (result?.record.status !== "written") throw new Error(JSON.stringify(result));
  return result.record;
}

async function create(sourceId: string, order: Partial<Order>) {
  const payload = payloadOf(sourceId, order);
  const [result] = await writeAll(entity, [creationOf(sourceId, payload)]);
  return { payload, result, id: written(result).targetId };
}

async function differencesOf(id: string, payload: RecordPayload) {
  const [held] = await entity.read([id]);
  return held ? entity.differences(payload.body, held.body) : ["not there"];
}

async function stock(): Promise<{ stock_quantity: number; total_sales: number }> {
  const { body } = await store.api("GET", `products/${cup.id}?_fields=stock_quantity,total_sales`);
  return { stock_quantity: body.stock_quantity, total_sales: body.total_sales };
}

const UNTOUCHED = { stock_quantity: 50, total_sales: 0 };

function metaOf(body: Raw): Record<string, Raw> {
  return Object.fromEntries(body.meta_data.map((entry: Raw) => [entry.key, entry.value]));
}

describe("an order", () => {
  it(
    "arrives with every field and to the cent, and stock and sales stay as they are",
    async () => {
      const { id, payload, result } = await create("1", WHOLE);
      expect(payload.issues.map(({ code }) => code)).toEqual(["product_missing"]);
      expect(written(result).issues).toEqual([]);
      expect(entity.differences(payload.body, written(result).answer)).toEqual([]);
      expect(result?.children.map(({ outcome }) => outcome.status)).toEqual([
        "written",
        "written",
        "written",
      ]);
      expect(await differencesOf(id, payload)).toEqual([]);
      const { body } = await store.api("GET", `orders/${id}`);
      expect(body).toMatchObject({
        status: "completed",
        total: "74.91",
        currency: "EUR",
        customer_id: account[0].id,
        created_via: `${sourceKey}:1`,
        transaction_id: "ch_1",
        payment_method_title: "Credit Card",
        customer_note: WHOLE.customerMessage,
        customer_ip_address: "203.0.113.9",
        date_paid_gmt: "2020-02-03T04:06:00",
        date_completed_gmt: "2020-02-05T01:02:03",
        total_tax: "0.00",
        billing: { email: "zoe@example.com", country: "DE", first_name: "Zoë \\ x" },
        refunds: [{ total: "-9.09", reason: "Broken \\ cup" }],
      });
      expect(
        [...body.line_items, ...body.shipping_lines, ...body.fee_lines].map((line: Raw) => [
          line.name ?? line.method_title,
          line.total,
        ]),
      ).toEqual([
        ['Cup "Big" & <blue>', "22.27"],
        ["Gone since", "20.00"],
        ["Custom item", "0.00"],
        ["Flat Rate", "10.00"],
        ["Express", "3.00"],
        ["Handling", "1.00"],
        ["Gift wrapping", "2.00"],
        ["Insurance", "4.00"],
        ["VAT 19%", "11.45"],
        ["Eco", "1.19"],
      ]);
      expect(body.line_items[0]).toMatchObject({ product_id: cup.id, quantity: 3, subtotal: "27.27" });
      expect(metaOf(body)).toMatchObject({
        _primelink_order_number: "1",
        _primelink_date_created: "2020-02-03T04:05:06Z",
        _wc_shipment_tracking_items: [
          { custom_tracking_provider: "DHL", tracking_number: "JD01", date_shipped: "1580860800" },
        ],
      });
      expect(payload.limits).toEqual([
        "order_date",
        "order_number",
        "order_taxes",
        "order_coupons",
        "order_addresses",
        "refund_date",
        "note_date",
      ]);
      const { body: notes } = await store.api("GET", `orders/${id}/notes`);
      const texts = notes.map((note: Raw) => note.note);
      expect(texts).toContain("[Customer, 2020-02-06 00:00 UTC] Where\n\nis it \\ now?");
      expect(texts).toContain("[Staff] VIP \\ careful");
      expect(notes.every((note: Raw) => note.customer_note === false)).toBe(true);
      const { body: refunds } = await store.api("GET", `orders/${id}/refunds`);
      expect(refunds[0]).toMatchObject({ amount: "9.09", refunded_payment: false });
      expect(await stock()).toEqual(UNTOUCHED);
    },
    SLOW,
  );

  it(
    "ends in whatever status it is to have, from the first",
    async () => {
      const ids = ["1", "11", "13", "2", "5", "6", "4", "14"];
      const expected = [
        "pending",
        "processing",
        "on-hold",
        "completed",
        "cancelled",
        "failed",
        "refunded",
        "completed",
      ];
      const lines = [lineWith("1", { productId: "77", quantity: 2 })];
      const payloads = ids.map((statusId, index) => ({
        sourceId: `2${index}`,
        payload: payloadOf(`2${index}`, { statusId, lines }),
      }));
      const results = await writeAll(
        entity,
        payloads.map(({ sourceId, payload }) => creationOf(sourceId, payload)),
      );
      for (const [index, { payload }] of payloads.entries()) {
        const { body } = await store.api("GET", `orders/${written(results[index]).targetId}`);
        expect(body.status).toBe(expected[index]);
        expect(body.billing.email).toBe("ann@example.com");
        expect(entity.differences(payload.body, body)).toEqual([]);
      }
      expect(await stock()).toEqual(UNTOUCHED);
    },
    SLOW,
  );

  it(
    "changes its status later, as quietly as it came",
    async () => {
      const lines = [lineWith("1", { productId: "77", quantity: 2 })];
      const rounds = [
        ["11", "11", "13", "2", "11", "1"],
        ["2", "5", "6", "13", "6", "2"],
        ["6", "11", "11", "5", "4", "11"],
      ];
      const of = (index: number, statusId: string) =>
        payloadOf(`3${index}`, { statusId, lines, customerId: "9" });
      const [first = [], ...later] = rounds;
      const made = await writeAll(
        entity,
        first.map((statusId, index) => creationOf(`3${index}`, of(index, statusId))),
      );
      const ids = made.map((result) => written(result).targetId);
      for (const round of later) {
        const results = await writeAll(
          entity,
          round.map((statusId, index) => {
            const { body } = of(index, statusId);
            return updateOf(`3${index}`, ids[index] ?? "", body, { status: body.status ?? "" });
          }),
        );
        for (const [index, result] of results.entries()) {
          expect(entity.differences(of(index, round[index] ?? "").body, written(result).answer)).toEqual([]);
        }
      }
      expect(await stock()).toEqual(UNTOUCHED);
    },
    SLOW,
  );

  it(
    "changes its lines and its refunds later, as quietly as it came",
    async () => {
      const lines = [
        lineWith("1", { productId: "77", quantity: 2 }),
        lineWith("2", { options: [{ name: "Size", value: "L" }] }),
      ];
      const { id } = await create("60", { statusId: "2", lines, total: taxedAs("20.0000") });
      const { body: before } = await store.api("GET", `orders/${id}`);

      const changed = payloadOf("60", {
        statusId: "2",
        lines: [
          lineWith("1", { productId: "77", quantity: 5, total: taxedAs("25.0000") }),
          lineWith("3", {}),
        ],
        total: taxedAs("35.0000"),
      });
      const { line_items = [], fee_lines = [], total = "" } = changed.body;
      const [moved] = await writeAll(entity, [
        updateOf("60", id, changed.body, { line_items, fee_lines, total }),
      ]);
      expect(written(moved).issues).toEqual([]);
      expect(await differencesOf(id, changed)).toEqual([]);
      const { body: after } = await store.api("GET", `orders/${id}`);
      expect(after).toMatchObject({
        status: "completed",
        total: "35.00",
        billing: { email: "ann@example.com" },
      });
      expect(after.line_items[0].id).toBe(before.line_items[0].id);
      expect(after.line_items.map((line: Raw) => line.name)).toEqual(["Line 1", "Line 3"]);
      expect(await stock()).toEqual(UNTOUCHED);

      const refund = (sourceId: string, amount: string) => ({
        sourceId,
        createdAt: null,
        reason: "",
        amount,
        tax: "0",
        items: [],
        payments: [],
      });
      const refunded = payloadOf("60", {
        statusId: "2",
        total: taxedAs("35.0000"),
        refunds: [refund("a", "5.0000"), refund("b", "30.0000"), refund("c", "1.0000")],
      });
      const write: RecordWrite = {
        ...updateOf("60", id, changed.body),
        operation: "none",
        body: {},
        children: creationOf("60", refunded).children,
      };
      const [paidBack] = await writeAll(entity, [write]);
      expect(paidBack?.record.status).toBe("untouched");
      expect(paidBack?.children.map(({ outcome }) => outcome.status)).toEqual([
        "written",
        "written",
        "refused",
      ]);
      const { body: end } = await store.api("GET", `orders/${id}`);
      expect(end).toMatchObject({ status: "completed", billing: { email: "ann@example.com" } });
      expect(end.refunds.map((one: Raw) => one.total).sort()).toEqual(["-30.00", "-5.00"]);
      expect(await stock()).toEqual(UNTOUCHED);
      await entity.trash([id]);
      expect((await store.api("GET", `orders/${id}`)).body.status).toBe("trash");
      expect(await stock()).toEqual(UNTOUCHED);
      const note = updateOf("60", id, changed.body, { customer_note: "x" });
      expect((await writeAll(entity, [note]))[0]?.record.status).toBe("gone");
    },
    SLOW,
  );

  it(
    "arrives although a part of it does not fit",
    async () => {
      const { id, payload, result } = await create("40", {
        customerId: "unknown",
        billing: { ...ADDRESS, phone: "9".repeat(150), email: `${"x".repeat(330)}@example.com` },
        lines: [
          lineWith("1", { quantity: 0 }),
          lineWith("2", { quantity: 1.5, name: "" }),
          lineWith("3", { name: "n".repeat(70_000) }),
        ],
        total: taxedAs("30.0000"),
      });
      expect(payload.issues.map(({ code, field }) => `${code} ${field}`).sort()).toEqual([
        "customer_missing customer_id",
        "value_dropped billing.email",
        "value_dropped billing.phone",
        "value_dropped line_items",
        "value_dropped line_items",
      ]);
      expect(written(result).issues).toEqual([]);
      const { body } = await store.api("GET", `orders/${id}`);
      expect(body).toMatchObject({
        total: "30.00",
        customer_id: 0,
        billing: { city: "Köln", phone: "9".repeat(99) },
      });
      expect(body.fee_lines).toMatchObject([{ name: "Adjustment", total: "10.00" }]);
    },
    SLOW,
  );

  it(
    "arrives as a guest's when its account is gone from the shop",
    async () => {
      references["customer 10"] = "99999999";
      const { result } = await create("41", { customerId: "10" });
      expect(written(result).issues).toMatchObject([{ code: "customer_missing", field: "customer_id" }]);
    },
    SLOW,
  );

  it(
    "is found again after a lost answer, and never made twice",
    async () => {
      const refunds = WHOLE.refunds ?? [];
      const messages = WHOLE.messages ?? [];
      const payload = payloadOf("50", {
        refunds: refunds.map((one) => ({ ...one, amount: "3.0000" })),
        messages,
      });
      const request = {
        sourceId: "50",
        targetId: null,
        title: "x",
        body: payload.body,
        children: payload.children,
      };
      const sinceMs = (await target.clock()) - 60_000;
      context.loseAnswerTo(isPostTo(/orders\/batch$/));
      const [lost] = await writeAll(entity, [creationOf("50", payload)]);
      expect(lost?.record.status).toBe("unknown");
      const [found] = await entity.recover([request], sinceMs, sourceKey);
      expect(found).toMatchObject({ sourceId: "50", children: [] });
      const id = found?.targetId ?? "";
      expect(await differencesOf(id, payload)).not.toEqual([]);

      const [again] = await writeAll(entity, [creationOf("50", payload)]);
      expect(again?.record).toMatchObject({ status: "refused", existingTargetId: id });
      expect(await entity.findByKey([entity.keyOf(payload.body) ?? ""])).toMatchObject([
        { targetId: id, sourceId: "50", takeable: true },
      ]);

      const update = { ...updateOf("50", id, payload.body), children: creationOf("50", payload).children };
      context.loseAnswerTo(isPostTo(/refunds$/));
      const [cut] = await writeAll(entity, [update]);
      expect(cut?.record.status).toBe("unknown");
      expect(cut?.children.map(({ outcome }) => outcome.status)).toEqual(["unknown", "not_sent"]);
      const [half] = await entity.recover([{ ...request, targetId: id }], sinceMs, sourceKey);
      expect(half?.children).toMatchObject([{ kind: "refund", sourceId: "r1" }]);

      const rest = { ...update, children: update.children.filter(({ kind }) => kind === "note") };
      const [whole] = await writeAll(entity, [rest]);
      expect(entity.differences(payload.body, written(whole).answer)).toEqual([]);
      const [all] = await entity.recover([{ ...request, targetId: id }], sinceMs, sourceKey);
      expect(all?.children.map(({ kind }) => kind)).toEqual(["refund", "note"]);
    },
    SLOW,
  );

  it(
    "does not take others with it when the shop breaks down on it",
    async () => {
      const payloads = ["70", "71", "72"].map((sourceId) => ({ sourceId, payload: payloadOf(sourceId, {}) }));
      const [first, bad, last] = payloads.map(({ sourceId, payload }) => creationOf(sourceId, payload));
      if (!first || !bad || !last) throw new Error("three are needed");
      bad.body = { ...bad.body, line_items: [{ product_id: cup.id, quantity: 0, total: "1.00" }] };
      const results = await writeAll(entity, [first, bad, last]);
      expect(results.map(({ record }) => record.status)).toEqual(["written", "refused", "written"]);
      const keys = payloads.map(({ payload }) => entity.keyOf(payload.body) ?? "");
      expect((await entity.findByKey(keys)).map(({ sourceId }) => sourceId).sort()).toEqual(["70", "72"]);
      const [one] = await entity.read([written(results[0]).targetId]);
      expect(entity.differences(first.body, one?.body ?? {})).toEqual([]);
    },
    SLOW,
  );

  it(
    "is finished when its last answer was lost",
    async () => {
      const payload = payloadOf("80", { statusId: "6" });
      context.loseAnswerTo(
        (request) => isPostTo(/orders\/batch$/)(request) && /"email"/.test(request.body ?? ""),
      );
      const [lost] = await writeAll(entity, [creationOf("80", payload)]);
      expect(lost?.record.status).toBe("unknown");
      const request = { sourceId: "80", targetId: null, title: "x", body: payload.body, children: [] };
      const [found] = await entity.recover([request], 0, sourceKey);
      expect(await differencesOf(found?.targetId ?? "", payload)).toEqual([]);
    },
    SLOW,
  );

  it(
    "is counted with what it comes to",
    async () => {
      const { stamped } = await entity.census(sourceKey);
      expect(stamped.find(({ sourceId }) => sourceId === "1")).toMatchObject({
        status: "completed",
        amount: { value: "74.91", currency: "EUR" },
      });
    },
    SLOW,
  );

  it("has told nobody of anything", () => {
    // A real store's mails are counted outside.
    expect(store.sandbox?.mails() ?? []).toEqual([]);
  });
});
