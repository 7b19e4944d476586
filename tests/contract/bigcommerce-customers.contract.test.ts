import { describe, expect, it } from "vitest";
import type { StoredCustomer } from "@/sandbox/bigcommerce/customers/types";
import type { SourceConnector, SourceRecord } from "@/server/connectors/core/source";
import type { Customer } from "@/server/domain/customer";
import { type CustomerFilters, customerFiltersSchema } from "@/server/domain/import-settings";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { connect, type Recorded, startStore, walkEntity } from "./bigcommerce-connection";

const demo = await startStore();
const stored = () => demo.store.state.customers;
const idOf = ({ fields }: StoredCustomer) => String(fields.id);
const inOrder = (ids: string[]) => [...ids].sort((a, b) => Number(a) - Number(b));
const idsOf = (records: SourceRecord[]) => inOrder(records.map((record) => record.sourceId));

function canonical(source: SourceConnector, record: SourceRecord): Customer {
  const { record: read, issues } = source.stream("customers").toCanonical(record.raw);
  expect([record.sourceId, issues]).toEqual([record.sourceId, []]);
  if (read?.entity !== "customers") throw new Error(`customer ${record.sourceId} was not understood`);
  return read.customer;
}

/** Stores that offer no cursor, as older ones do. */
function withoutCursors(context: Recorded): Recorded {
  const send = context.transport;
  context.transport = async (request) => {
    const answer = await send(request);
    if (!request.url.includes("/v3/customers?")) return answer;
    const body = JSON.parse(answer.body) as JsonValue;
    if (isJsonObject(body) && isJsonObject(body.meta)) delete body.meta.cursor_pagination;
    return { ...answer, body: JSON.stringify(body) };
  };
  return context;
}

describe("all customers", () => {
  it("are read once each, over pages that different connectors read by the store's own cursor", async () => {
    const { records, totals, pages } = await walkEntity("customers", () => connect(demo).source, {
      pageSize: 7,
    });
    expect(records).toHaveLength(stored().length);
    expect(idsOf(records)).toEqual(inOrder(stored().map(idOf)));
    expect(totals[0]).toBe(stored().length);
    expect(Math.max(...pages)).toBe(7);
  });

  it("are read once each by page numbers where the store offers no cursor", async () => {
    for (const pageSize of [7, 20, 250]) {
      const open = () => {
        const { source, context } = connect(demo);
        withoutCursors(context);
        return source;
      };
      const { records } = await walkEntity("customers", open, { pageSize });
      expect(records).toHaveLength(stored().length);
      expect(idsOf(records)).toEqual(inOrder(stored().map(idOf)));
    }
  });

  it("come with every address and attribute, also beyond the tenth, and with names of groups and attributes", async () => {
    const { source } = connect(demo);
    const { records } = await walkEntity("customers", () => source, { pageSize: 250 });
    const groups = new Map(demo.store.state.customerGroups.map((group) => [String(group.id), group.name]));
    const names = new Map(demo.store.state.customerAttributes.map((one) => [String(one.id), one.name]));
    for (const customer of stored()) {
      const record = records.find((one) => one.sourceId === idOf(customer));
      const read = record && canonical(source, record);
      expect(read?.addresses.map((address) => address.sourceId)).toEqual(
        customer.addresses.map(({ fields }) => String(fields.id)),
      );
      expect(read?.attributes).toEqual(
        customer.attributes.map((one) => ({
          name: names.get(String(one.attribute_id)),
          value: String(one.attribute_value),
        })),
      );
      const groupId = String(customer.fields.customer_group_id);
      expect(read?.group).toEqual(groupId === "0" ? null : { sourceId: groupId, name: groups.get(groupId) });
      expect(Number(read?.storeCredit ?? 0)).toBe(customer.storeCredit);
      const answered = customer.formFields.filter((field) => field.value !== "");
      expect(read?.formFields.length).toBeGreaterThanOrEqual(answered.length);
    }
    expect(Math.max(...stored().map((one) => one.addresses.length))).toBeGreaterThan(10);
    expect(Math.max(...stored().map((one) => one.attributes.length))).toBeGreaterThan(10);
  });

  it("cost one request a page, and few more for all that does not come along", async () => {
    const { source, context } = connect(demo);
    demo.requests.reset();
    await walkEntity("customers", () => source, { pageSize: 20 });
    const { byRoute, peakInFlight } = demo.requests.counts();
    const of = (path: string) => byRoute[`GET /stores/:hash${path}`] ?? 0;
    // A last page that is full may be followed by one more.
    const pages = Math.ceil(stored().length / 20);
    expect([pages, pages + 1]).toContain(of("/v3/customers"));
    expect([of("/v2/customer_groups"), of("/v3/customers/attributes")]).toEqual([1, 1]);
    expect(context.counter.requests).toBeLessThanOrEqual(pages + 7);
    expect(peakInFlight).toBeLessThanOrEqual(3);
    expect(context.counter.writes).toBe(0);
  });

  it("are none lost when some are added and deleted meanwhile", async () => {
    const sandbox = await startStore({ dataset: { generate: { products: 1, customers: 40, seed: 3 } } });
    const before = sandbox.store.state.customers.map(idOf);
    const { records } = await walkEntity("customers", () => connect(sandbox).source, {
      pageSize: 10,
      after: (page) => {
        if (page !== 1) return;
        sandbox.store.deleteCustomers(new Set([Number(before.at(-1)), Number(before[0])]));
        sandbox.store.createCustomers([{ email: "new@example.com", first_name: "New", last_name: "One" }]);
      },
    });
    const ids = records.map((record) => record.sourceId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of before.slice(1, -1)) expect(ids).toContain(id);
  });
});

describe("filters", () => {
  const { source } = connect(demo);

  async function expectSame(
    filters: Partial<CustomerFilters>,
    test: (fields: StoredCustomer["fields"]) => boolean,
  ): Promise<number | null> {
    const expected = inOrder(
      stored()
        .filter((customer) => test(customer.fields))
        .map(idOf),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(stored().length);
    const { records } = await walkEntity("customers", () => source, { filters, pageSize: 10 });
    expect(idsOf(records)).toEqual(expected);
    const count = await source.stream("customers").count(customerFiltersSchema.parse(filters));
    expect([expected.length, null]).toContain(count);
    return count;
  }

  it("by group, and by being in none, which BigCommerce cannot tell", async () => {
    const group = (fields: StoredCustomer["fields"]) => String(fields.customer_group_id);
    expect(await expectSame({ groupIds: ["1"] }, (fields) => group(fields) === "1")).not.toBeNull();
    const some = { groupIds: ["1", "2"] };
    expect(await expectSame(some, (fields) => ["1", "2"].includes(group(fields)))).not.toBeNull();
    expect(await expectSame({ groupIds: ["0"] }, (fields) => group(fields) === "0")).toBeNull();
    expect(
      await expectSame({ groupIds: ["0", "2"] }, (fields) => ["0", "2"].includes(group(fields))),
    ).toBeNull();
  });

  it("by the times of their making and of their last change, the boundaries included", async () => {
    const times = (field: string) =>
      stored()
        .map(({ fields }) => Date.parse(String(fields[field])))
        .sort((a, b) => a - b);
    const created = times("date_created");
    const [from = 0, to = 0] = [created[5], created[created.length - 6]];
    const iso = (time: number) => new Date(time).toISOString();
    await expectSame({ createdSince: iso(from), createdUntil: iso(to) }, (fields) => {
      const time = Date.parse(String(fields.date_created));
      return time >= from && time <= to;
    });
    const since = times("date_modified").at(-5) ?? 0;
    await expectSame({ modifiedSince: iso(since) }, (fields) => {
      return Date.parse(String(fields.date_modified)) >= since;
    });
  });

  it("that nothing passes give one empty page", async () => {
    const filters = { createdSince: new Date(Date.now() + 86_400_000).toISOString() };
    const { records, pages, totals } = await walkEntity("customers", () => source, { filters });
    expect([records, pages, totals]).toEqual([[], [0], [0]]);
  });
});

describe("chosen customers", () => {
  it("are read whole, whichever still exist", async () => {
    const { source } = connect(demo);
    const wanted = inOrder(stored().map(idOf)).slice(0, 55);
    const records = await source
      .stream("customers")
      .readByIds([...wanted, "999999999", "no-id", wanted[0] ?? ""]);
    expect(idsOf(records)).toEqual(wanted);
    const page = await walkEntity("customers", () => source, { pageSize: 250 });
    const whole = new Map(page.records.map((record) => [record.sourceId, record]));
    for (const record of records) expect(record).toEqual(whole.get(record.sourceId));
    expect(await source.stream("customers").readByIds([])).toEqual([]);
  });

  it("are listed by name and found by e-mail address", async () => {
    const [first] = await connect(demo).source.stream("customers").readByIds(["1"]);
    expect(first).toMatchObject({ title: "Ann Lindqvist", sku: "ann@example.com" });
  });
});

describe("a token without the scope", () => {
  it("stops the run and names it", async () => {
    const { source } = connect(demo, { token: demo.tokens.noCustomers });
    await expect(walkEntity("customers", () => source)).rejects.toThrow(
      /scope "Customers".*Store-level API accounts/,
    );
  });
});
