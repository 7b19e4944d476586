import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { type Fields, idOf, numberOf, textOf } from "../catalog/types";
import { answerAddress } from "../customers/customer-answer";
import type { OwnAddress } from "../customers/edit-addresses";
import type { CustomerRefusal } from "../customers/edit-customers";
import { countItems, v2Answer, v3Error } from "../http/answers";
import { readDateFilter } from "../http/dates";
import { type ListQuery, numbersIn, readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";
import { customerPagination, readBatch } from "./customers";

const dates = ["date_created", "date_modified"].flatMap((key) => [key, `${key}:min`, `${key}:max`]);
const addressFilters = new Set(["customer_id:in", "id:in", "company:in", "name:in", "include"]);
const attributeFilters = new Set(["name", "name:like", "type", ...dates]);
const valueFilters = new Set(["customer_id:in", "attribute_id:in", "name", ...dates]);
const formFieldFilters = new Set([
  "customer_id",
  "address_id",
  "field_name",
  "field_type",
  "after",
  "before",
]);

/** What belongs to customers, for many of them at a time. https://developer.bigcommerce.com/docs/rest-management/customers/addresses */
export function customerPartRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/addresses", (c) => {
    const query = readListQuery(c, addressFilters);
    if (query instanceof Response) return query;
    const includes = query.filters.get("include");
    if (includes !== undefined && includes !== "formfields")
      return v3Error(c, 422, "The include is not valid.");
    const found = store.state.customers
      .filter(({ fields }) => within(query, "customer_id:in", idOf(fields)))
      .flatMap((customer) => customer.addresses)
      .filter(({ fields }) => within(query, "id:in", idOf(fields)))
      .filter(({ fields }) => named(query, "company:in", textOf(fields, "company")))
      .filter(({ fields }) =>
        named(query, "name:in", `${textOf(fields, "first_name")} ${textOf(fields, "last_name")}`),
      )
      .sort((one, two) => idOf(one.fields) - idOf(two.fields));
    return answer(
      c,
      query,
      found.map((address) => answerAddress(address, includes !== undefined)),
    );
  });

  app.post("/addresses", async (c) => {
    const bodies = await readBatch(c);
    return bodies instanceof Response ? bodies : changed(c, store.createAddresses(bodies));
  });

  app.put("/addresses", async (c) => {
    const bodies = await readBatch(c);
    return bodies instanceof Response ? bodies : changed(c, store.updateAddresses(bodies));
  });

  app.delete("/addresses", (c) => {
    store.deleteAddresses(numbersIn(c.req.query("id:in") ?? ""));
    return c.body(null, 204);
  });

  app.get("/attributes", (c) => {
    const query = readListQuery(c, attributeFilters);
    if (query instanceof Response) return query;
    const { filters } = query;
    const found = store.state.customerAttributes.filter(
      (attribute) =>
        (filters.get("name") ?? textOf(attribute, "name")) === textOf(attribute, "name") &&
        textOf(attribute, "name")
          .toLowerCase()
          .includes((filters.get("name:like") ?? "").toLowerCase()) &&
        (filters.get("type") ?? textOf(attribute, "type")) === textOf(attribute, "type") &&
        inTime(query, attribute),
    );
    return answer(c, query, found);
  });

  app.get("/attribute-values", (c) => {
    const query = readListQuery(c, valueFilters);
    if (query instanceof Response) return query;
    const name = query.filters.get("name");
    const named = new Set(
      store.state.customerAttributes
        .filter((attribute) => textOf(attribute, "name") === name)
        .map((attribute) => idOf(attribute)),
    );
    const found = store.state.customers
      .filter(({ fields }) => within(query, "customer_id:in", idOf(fields)))
      .flatMap((customer) => customer.attributes)
      .filter((value) => within(query, "attribute_id:in", numberOf(value, "attribute_id")))
      .filter((value) => name === undefined || named.has(numberOf(value, "attribute_id")))
      .filter((value) => inTime(query, value));
    return answer(c, query, found);
  });

  /** Rows of customers and rows of addresses in one list. */
  app.get("/form-field-values", (c) => {
    const query = readListQuery(c, formFieldFilters);
    if (query instanceof Response) return query;
    const { filters } = query;
    const type = filters.get("field_type");
    const rows = store.state.customers.flatMap((customer): Fields[] => [
      ...(type === "address"
        ? []
        : customer.formFields.map((field) => ({ customer_id: idOf(customer.fields), ...field }))),
      ...(type === "customer"
        ? []
        : customer.addresses.flatMap((address) =>
            address.formFields.map((field) => ({ address_id: idOf(address.fields), ...field })),
          )),
    ]);
    const found = rows.filter(
      (row) =>
        (["customer_id", "address_id"] as const).every(
          (key) => filters.get(key) === undefined || row[key] === Number(filters.get(key)),
        ) && (filters.get("field_name") ?? row.name) === row.name,
    );
    return answer(c, query, found);
  });
  return app;
}

/** V2's part of the customers: dates of their own form, and 204 without a body when there are none. */
export function customerGroupRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  for (const suffix of ["", ".json"]) {
    app.get(`/customer_groups${suffix}`, (c) => {
      const page = Number(c.req.query("page") ?? 1);
      const groups = slicePage(store.state.customerGroups, page, Number(c.req.query("limit") ?? 50));
      return groups.length === 0 ? c.body(null, 204) : v2Answer(c, groups);
    });
  }
  return app;
}

function within({ filters }: ListQuery, name: string, id: number): boolean {
  const value = filters.get(name);
  return value === undefined || numbersIn(value).has(id);
}

function named({ filters }: ListQuery, name: string, own: string): boolean {
  const wanted = filters.get(name)?.toLowerCase().split(",");
  return wanted === undefined || wanted.includes(own.toLowerCase());
}

function inTime({ filters }: ListQuery, fields: Fields): boolean {
  return ["date_created", "date_modified"].every((key) => {
    const own = Date.parse(textOf(fields, key));
    const from = readDateFilter(filters.get(`${key}:min`) ?? "");
    const to = readDateFilter(filters.get(`${key}:max`) ?? "");
    return (from === undefined || own >= from) && (to === undefined || own <= to);
  });
}

function changed(c: Context, result: OwnAddress[] | CustomerRefusal): Response {
  if (!Array.isArray(result)) return v3Error(c, 422, result.title, result.errors);
  return c.json({ data: result.map(({ address }) => answerAddress(address, false)), meta: {} });
}

function answer(c: Context, { page, limit }: ListQuery, all: Fields[]): Response {
  const data = slicePage(all, page, limit);
  countItems(c, data.length);
  return c.json({ data, meta: { pagination: customerPagination(data.length, all.length, page, limit) } });
}
