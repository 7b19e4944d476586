import { describe, expect, it } from "vitest";
import type { Fields } from "./catalog/types";
import { startStore, stopStoresAfterEach, type TestStore } from "./store-for-test";

stopStoresAfterEach();

const now = () => new Date("2030-05-06T07:08:09Z");
const idsOf = (json: { data: Fields[] }) => json.data.map((customer) => Number(customer.id));
const find = async (store: TestStore, query: string) =>
  idsOf((await store.get(`/v3/customers?${query}`)).json);

describe("the list of customers", () => {
  it("comes newest first, without links, without what was not asked for", async () => {
    const store = await startStore();
    const { json } = await store.get("/v3/customers?limit=2");
    expect(idsOf(json)).toEqual([60, 59]);
    expect(json.meta.pagination).toEqual({
      total: 60,
      count: 2,
      per_page: 2,
      current_page: 1,
      total_pages: 30,
    });
    expect(Object.keys(json.data[0])).not.toContain("addresses");
    expect(Object.keys(json.data[0])).not.toContain("address_count");
    expect(json.data[0]).toMatchObject({ date_created: "2025-09-25T12:00:00Z", channel_ids: null });
    const past = await store.get("/v3/customers?page=99");
    expect([past.status, past.json.meta.pagination.per_page]).toEqual([200, 0]);
  });

  it("is walked by cursor, in either direction, whatever comes or goes meanwhile", async () => {
    const store = await startStore();
    const seen: number[] = [];
    let query = "limit=25";
    for (let step = 0; step < 9; step += 1) {
      const { json } = await store.get(`/v3/customers?${query}`);
      seen.push(...idsOf(json));
      if (step === 0) await store.send("DELETE", "/v3/customers?id:in=60,1");
      const next = json.meta.cursor_pagination?.links.next;
      if (!next) break;
      query = next.slice(1);
    }
    expect(seen).toEqual(Array.from({ length: 59 }, (_, index) => 60 - index));
    const second = (await store.get("/v3/customers?limit=10&page=2")).json;
    expect(second.meta.cursor_pagination).toBeUndefined();
    const first = (await store.get("/v3/customers?limit=10")).json.meta.cursor_pagination;
    const after = (await store.get(`/v3/customers?limit=10&page=7&after=${first.end_cursor}`)).json;
    expect(idsOf(after)).toEqual(idsOf(second));
    const back = await find(store, `limit=10&before=${after.meta.cursor_pagination.start_cursor}`);
    expect(back).toEqual(idsOf((await store.get("/v3/customers?limit=10")).json));
    expect((await store.get("/v3/customers?after=nonsense")).status).toBe(422);
  });

  it("is filtered by number, e-mail, group, name and dates", async () => {
    const store = await startStore();
    expect(await find(store, "id:in=3,2,999")).toEqual([3, 2]);
    expect(await find(store, "email:in=dana.whitcombe@example.com")).toEqual([5, 4]);
    expect(await find(store, "customer_group_id:in=3")).toEqual([6]);
    expect(await find(store, "name:like=abernath")).toEqual([3]);
    expect(await find(store, `name:in=${encodeURIComponent("明子 山田")}`)).toEqual([6]);
    expect(await find(store, "date_created:max=2023-12-01T08:00:00Z")).toEqual([2, 1]);
    expect(
      await find(store, "date_modified:min=2025-09-14T16:40:12Z&date_modified:max=2025-09-14T16:40:12Z"),
    ).toEqual([2]);
    expect((await store.get("/v3/customers?date_modified:min=soon")).status).toBe(422);
    const unknown = await store.get("/v3/customers?shoe_size=44");
    expect([unknown.status, unknown.json.errors]).toEqual([422, {}]);
    expect((await store.get("/v3/customers?limit=251")).status).toBe(413);
  });

  it("is sorted by date or last name, by nothing else", async () => {
    const store = await startStore();
    const names = (await store.get("/v3/customers?sort=last_name:asc&limit=250")).json.data.map(
      (one: Fields) => String(one.last_name).toLowerCase(),
    );
    expect(names).toEqual([...names].sort((one, two) => (one < two ? -1 : one > two ? 1 : 0)));
    expect((await find(store, "sort=date_modified:desc"))[0]).toBe(60);
    expect((await find(store, "sort=date_created:asc"))[0]).toBe(1);
    expect((await store.get("/v3/customers?sort=id:asc")).status).toBe(422);
  });
});

describe("what comes along with a customer", () => {
  it("is capped at ten addresses and ten attributes, with the whole counts", async () => {
    const store = await startStore();
    const include = "include=addresses,attributes,storecredit,formfields";
    const [three, two] = (await store.get(`/v3/customers?id:in=2,3&${include}`)).json.data;
    expect([two.address_count, two.addresses.length]).toEqual([14, 10]);
    expect([three.attribute_count, three.attributes.length]).toEqual([13, 10]);
    expect(two.store_credit_amounts).toEqual([{ amount: 250 }]);
    expect(three.addresses[0].form_fields).toEqual([
      { name: "Delivery instructions", value: "Leave it with the keeper", address_id: three.addresses[0].id },
    ]);
    const addresses = (await store.get("/v3/customers/addresses?customer_id:in=2,3&limit=250")).json;
    expect([addresses.data.length, addresses.meta.pagination.links]).toEqual([15, undefined]);
    expect(addresses.data[0]).toMatchObject({
      customer_id: 2,
      address_type: "commercial",
      country_code: "US",
    });
    const values = (await store.get("/v3/customers/attribute-values?customer_id:in=3")).json;
    expect(values.data).toHaveLength(13);
    const names = (await store.get("/v3/customers/attributes")).json.data;
    expect(names.find((one: Fields) => one.id === values.data[12].attribute_id).name).toBe("Dog's name");
    expect((await store.get("/v3/customers?include=passwords")).status).toBe(422);
  });

  it("has form fields of customers and of addresses in one list", async () => {
    const store = await startStore();
    const { data } = (await store.get("/v3/customers/form-field-values")).json;
    expect(data.filter((row: Fields) => row.address_id !== undefined)).toHaveLength(1);
    expect(data[0]).toEqual({ customer_id: 1, name: "How did you hear about us?", value: "A friend" });
    expect((await store.get("/v3/customers/form-field-values?customer_id=15")).json.data).toHaveLength(2);
    expect((await store.get("/v3/customers/form-field-values?field_type=address")).json.data).toHaveLength(1);
  });

  it("has groups in V2, nothing at all when there are none", async () => {
    const store = await startStore();
    const [group] = (await store.get("/v2/customer_groups")).json;
    expect(group).toMatchObject({ id: 1, name: "Trade", date_created: "2023-03-02 06:30:41" });
    const denied = { "x-auth-token": store.tokens.noCustomers };
    expect((await store.get("/v2/customer_groups", denied)).status).toBe(403);
    store.store.change((state) => {
      state.customerGroups = [];
    });
    const none = await store.get("/v2/customer_groups");
    expect([none.status, none.text]).toEqual([204, ""]);
    expect((await store.get("/v2/currencies")).json[1]).toMatchObject({
      currency_exchange_rate: "0.9231000000",
    });
  });
});

describe("changing customers", () => {
  it("sets what may be set, and moves the date", async () => {
    const store = await startStore({ now });
    const { status, json } = await store.send("PUT", "/v3/customers", [
      { id: 1, first_name: "Anna", date_created: "x", store_credit_amounts: [{ amount: 3.5 }] },
    ]);
    expect(status).toBe(200);
    expect(json.data[0]).toMatchObject({
      first_name: "Anna",
      date_created: "2023-11-20T10:15:00Z",
      date_modified: "2030-05-06T07:08:09Z",
    });
    expect(await find(store, "date_modified:min=2030-01-01T00:00:00Z")).toEqual([1]);
    const unknown = await store.send("PUT", "/v3/customers", [{ id: 2, company: "No" }, { id: 999 }]);
    expect([unknown.status, unknown.json.errors]).toEqual([422, { "1.id": "Customer was not found" }]);
    expect((await store.get("/v3/customers?id:in=2")).json.data[0].company).toBe("Okafor Outfitters, LLC");
    expect((await store.send("PUT", "/v3/customers", { id: 1 })).status).toBe(422);
    const many = Array.from({ length: 11 }, (_, index) => ({ id: index + 1 }));
    expect((await store.send("PUT", "/v3/customers", many)).status).toBe(413);
  });

  it("adds one, but no e-mail twice on one channel", async () => {
    const store = await startStore({ now });
    const body = { email: "new@example.com", first_name: "New", last_name: "Person" };
    const made = await store.send("POST", "/v3/customers", [
      { ...body, addresses: [{ address1: "1 Road", city: "Here", country_code: "US" }] },
    ]);
    expect(made.json.data[0]).toMatchObject({ id: 61, date_created: "2030-05-06T07:08:09Z" });
    const again = await store.send("POST", "/v3/customers", [{ ...body, email: "NEW@example.com" }]);
    expect([again.status, again.json]).toMatchObject([
      422,
      {
        title: "Create customers failed.",
        errors: { ".customer_create": expect.stringContaining("already in use") },
      },
    ]);
    const elsewhere = { ...body, email: "Dana.Whitcombe@example.com" };
    expect((await store.send("POST", "/v3/customers", [{ ...elsewhere, channel_ids: [2] }])).status).toBe(
      422,
    );
    expect((await store.send("POST", "/v3/customers", [{ ...elsewhere, channel_ids: [3] }])).status).toBe(
      200,
    );
    expect((await store.send("POST", "/v3/customers", [{ email: "x@example.com" }])).status).toBe(422);
  });

  it("deletes those named, and nobody without a name", async () => {
    const store = await startStore();
    expect((await store.send("DELETE", "/v3/customers")).status).toBe(204);
    expect((await store.send("DELETE", "/v3/customers?id:in=1,2")).status).toBe(204);
    expect((await store.get("/v3/customers")).json.meta.pagination.total).toBe(58);
  });
});
