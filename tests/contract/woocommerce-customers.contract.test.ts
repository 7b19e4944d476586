import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { RecordPayload } from "@/server/connectors/core/target";
import type { Customer } from "@/server/domain/customer";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { METRIC } from "./woocommerce-catalogue";
import { creationOf, customerWith, mappedOf, NO_ADDRESS, updateOf, writeAll } from "./woocommerce-mapped";
import { atTheEnd, connect, isPostTo, openContext, openStore, uniqueName } from "./woocommerce-store";

const SLOW = 120_000;

const store = await openStore();
const context = openContext();
// A store that answers at once need not be waited for.
context.sleep = (ms) => delay(Math.min(ms, 50)).then(() => undefined);
const target = connect(store, context);
const entity = target.entity("customers");
const mark = uniqueName();
const sourceKey = `contract:${mark}`;

const silence = await entity.silence?.();
if (silence) {
  await target.turnSwitches(silence.during);
  atTheEnd(() => target.turnSwitches(silence.before));
}
atTheEnd(async () => {
  const { stamped } = await entity.census(sourceKey);
  for (const { targetId } of stamped) await store.api("DELETE", `customers/${targetId}?force=true`);
});

const email = (name: string) => `${name}-${mark}@example.com`;

function payloadOf(sourceId: string, customer: Partial<Customer>): RecordPayload {
  return entity.toPayload(mappedOf(customerWith(sourceId, customer)), {
    references: { get: () => undefined },
    source: METRIC,
    target: METRIC,
    options: DEFAULT_OPTIONS,
    sourceKey,
  });
}

async function create(sourceId: string, customer: Partial<Customer>) {
  const payload = payloadOf(sourceId, customer);
  const [result] = await writeAll(entity, [creationOf(sourceId, payload)]);
  if (result?.record.status !== "written") throw new Error(JSON.stringify(result?.record));
  return { payload, id: result.record.targetId, answer: result.record.answer };
}

async function differencesOf(id: string, payload: RecordPayload) {
  const [held] = await entity.read([id]);
  return held ? entity.differences(payload.body, held.body) : ["not there"];
}

const WHOLE: Partial<Customer> = {
  firstName: 'Zoë "Z" \\ & <b>Bold</b> 日本 🎉',
  lastName: "O'Hara  van  der  Berg",
  company: "Acme & Sons",
  phone: "+49 (30) 123-45",
  notes: 'Line one\nLine two \\ "quoted" <i>x</i>',
  taxExemptCategory: "D",
  group: { sourceId: "3", name: "Wholesale" },
  storeCredit: "12.5000",
  acceptsMarketing: true,
  channelIds: ["1", "667159"],
  attributes: [{ name: "Size \\ fit", value: "L" }],
  formFields: [{ name: "Colours", value: "red" }],
  createdAt: "2019-05-06T07:08:09Z",
  modifiedAt: "2024-01-02T03:04:05Z",
  addresses: [
    {
      ...NO_ADDRESS,
      sourceId: "1",
      firstName: "Zoë",
      lastName: "Berg",
      line1: "Straße 1 \\ Hof",
      line2: "2nd floor",
      city: "Köln",
      state: "Nordrhein-Westfalen",
      postcode: "50667",
      country: "Germany",
      countryCode: "DE",
      phone: "1",
      kind: "residential",
    },
    {
      ...NO_ADDRESS,
      sourceId: "2",
      firstName: "Work",
      line1: "Road 2",
      city: "Austin",
      country: "United States",
    },
    { ...NO_ADDRESS, sourceId: "3", firstName: "Third", line1: "Lane 3" },
  ],
};

describe("customers", () => {
  it(
    "arrive with every field, and hold it",
    async () => {
      const { id, payload, answer } = await create("1", { ...WHOLE, email: email("Zoe") });
      expect(payload.issues).toEqual([]);
      expect(entity.differences(payload.body, answer)).toEqual([]);
      expect(await differencesOf(id, payload)).toEqual([]);
      const { body } = await store.api("GET", `customers/${id}`);
      expect(body).toMatchObject({
        role: "customer",
        billing: { company: "Acme & Sons", country: "DE", address_1: "Straße 1 \\ Hof", phone: "1" },
        shipping: { first_name: "Work", country: "US" },
      });
      const kept = Object.fromEntries(
        body.meta_data.map((entry: { key: string; value: string }) => [entry.key, entry.value]),
      );
      expect(kept).toMatchObject({
        primelink_source: `${sourceKey}:customer:1`,
        primelink_notes: WHOLE.notes,
        primelink_group: "Wholesale",
        primelink_store_credit: "12.5000",
        primelink_marketing: "yes",
        primelink_created: "2019-05-06T07:08:09Z",
      });
      expect(JSON.parse(kept.primelink_addresses)).toHaveLength(3);
      expect(JSON.parse(kept.primelink_attributes)).toEqual([{ "Size \\ fit": "L" }]);
    },
    SLOW,
  );

  it(
    "are updated by what differs, and keep their address, because WordPress would tell them of another",
    async () => {
      const { id } = await create("2", { email: email("two"), firstName: "Before", notes: "old" });
      const next = payloadOf("2", { email: email("changed"), firstName: "After", notes: "" });
      const [result] = await writeAll(entity, [updateOf("2", id, next.body)]);
      expect(result?.record).toMatchObject({
        status: "written",
        issues: [{ code: "value_dropped", field: "email" }],
      });
      const { body } = await store.api("GET", `customers/${id}`);
      expect(body).toMatchObject({ email: email("two"), first_name: "After" });
      expect(body.meta_data.map((entry: { key: string }) => entry.key)).not.toContain("primelink_notes");
    },
    SLOW,
  );

  it(
    "name the account that has their address already",
    async () => {
      const { id } = await create("3", { email: email("three") });
      const payload = payloadOf("4", { email: email("THREE") });
      const [result] = await writeAll(entity, [creationOf("4", payload)]);
      expect(result?.record).toMatchObject({
        status: "refused",
        existingTargetId: id,
        issue: { code: "email_taken_in_target" },
      });
      expect(await entity.findByKey([email("Three")])).toMatchObject([
        { targetId: id, sourceId: "3", takeable: true },
      ]);
    },
    SLOW,
  );

  it(
    "can share an account: the newer one's data stays, whichever comes last, and both are counted",
    async () => {
      const shared = { email: email("shared") };
      const first = await create("5", { ...shared, firstName: "New", modifiedAt: "2024-05-05T00:00:00Z" });
      const older = payloadOf("6", { ...shared, firstName: "Old", modifiedAt: "2020-01-01T00:00:00Z" });
      const [joined] = await writeAll(entity, [updateOf("6", first.id, older.body)]);
      if (joined?.record.status !== "written") throw new Error(JSON.stringify(joined));
      expect(entity.differences(older.body, joined.record.answer)).toEqual([]);
      expect((await store.api("GET", `customers/${first.id}`)).body.first_name).toBe("New");

      const changed = payloadOf("6", { ...shared, firstName: "Newest", modifiedAt: "2025-01-01T00:00:00Z" });
      await writeAll(entity, [updateOf("6", first.id, changed.body)]);
      const { body } = await store.api("GET", `customers/${first.id}`);
      expect(body.first_name).toBe("Newest");
      expect(await differencesOf(first.id, changed)).toEqual([]);
      expect(await differencesOf(first.id, first.payload)).toEqual([]);

      const { stamped } = await entity.census(sourceKey);
      const ids = stamped.filter((found) => found.targetId === first.id).map((found) => found.sourceId);
      expect(ids).toEqual(["5", "6"]);
      await entity.trash([first.id]);
      expect((await store.api("GET", `customers/${first.id}`)).status).toBe(200);
    },
    SLOW,
  );

  it(
    "never take the place of the shop's staff",
    async () => {
      const { body } = await store.api("GET", "customers?role=administrator&per_page=1");
      const payload = payloadOf("7", { email: body[0].email });
      const [result] = await writeAll(entity, [creationOf("7", payload)]);
      expect(result?.record).toMatchObject({ status: "refused", existingTargetId: String(body[0].id) });
      expect(await entity.findByKey([body[0].email])).toMatchObject([{ takeable: false }]);
    },
    SLOW,
  );

  it(
    "arrive whatever odd data they hold",
    async () => {
      const long = `${"very.long.name.of.a.person".repeat(3).slice(0, 63)}@${mark}.example.com`;
      const odd: [string, Partial<Customer>][] = [
        ["20", { email: long, firstName: "", lastName: "" }],
        ["21", { email: email("odd1"), phone: "9".repeat(200), notes: "n".repeat(20_000) }],
        ["22", { email: email("odd2"), addresses: [{ ...NO_ADDRESS, country: "Atlantis", email: "nope" }] }],
      ];
      const payloads = odd.map(([id, customer]) => ({ id, payload: payloadOf(id, customer) }));
      const results = await writeAll(
        entity,
        payloads.map(({ id, payload }) => creationOf(id, payload)),
      );
      expect(results.map((result) => result.record.status)).toEqual(["written", "written", "written"]);
      for (const [index, { payload }] of payloads.entries()) {
        const record = results[index]?.record;
        if (record?.status === "written") {
          expect(entity.differences(payload.body, record.answer)).toEqual([]);
        }
      }
    },
    SLOW,
  );

  it(
    "are found again after a lost answer",
    async () => {
      const payload = payloadOf("30", { email: email("lost") });
      const sinceMs = (await target.clock()) - 60_000;
      context.loseAnswerTo(isPostTo(/customers\/batch$/));
      const [lost] = await writeAll(entity, [creationOf("30", payload)]);
      expect(lost?.record.status).toBe("unknown");
      const request = { sourceId: "30", targetId: null, title: "x", body: payload.body, children: [] };
      const [found] = await entity.recover([request], sinceMs, sourceKey);
      expect(found).toMatchObject({ sourceId: "30", complete: true });
      expect(await differencesOf(found?.targetId ?? "", payload)).toEqual([]);
    },
    SLOW,
  );

  it("have been sent nothing", () => {
    // A real store's mails are counted outside.
    expect(store.sandbox?.mails() ?? []).toEqual([]);
  });
});
