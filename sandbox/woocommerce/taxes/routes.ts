import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { choice, flag, listOf, pageArgs, text, whole } from "../products/schema";
import { type Item, single, wholeAllow } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { cutPage, listAnswer } from "../rest/paging";
import { demand } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import type { Args } from "../rest/schema";
import type { TaxRate } from "../store/sales-records";
import type { Store } from "../store/store";
import { isEmpty, isSet, items, type Params, phpInt, phpString, restBool } from "../text/php";

const rateArgs: Args = {
  country: text,
  state: text,
  postcode: text,
  city: text,
  postcodes: listOf(text),
  cities: listOf(text),
  rate: text,
  name: text,
  priority: whole,
  compound: flag,
  shipping: flag,
  order: whole,
  class: text,
};

const listArgs: Args = {
  ...pageArgs,
  offset: whole,
  order: choice(["asc", "desc"], "asc"),
  orderby: choice(["id", "order", "priority"], "order"),
  class: text,
};

/** The shop's tax rates, from which an order's taxes are computed. Two equal ones are two rates. */
export function taxRateRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  const create = ({ params }: RestRequest): Item => rateItem(store, save(store, undefined, params));
  const update = (request: RestRequest): Item =>
    rateItem(store, save(store, named(store, request), request.params));
  restRoute(app, context, "/wc/v3/taxes", {
    get: {
      args: listArgs,
      permit: demand("list"),
      handle: (request) => {
        const page = cutPage(listed(store, request.params), request.params);
        const list = page.rows.map((rate) => rateItem(store, rate));
        return listAnswer(list, page, store.site.rest("taxes"), request.query);
      },
    },
    create: {
      args: rateArgs,
      permit: demand("create"),
      handle: (request) => {
        const item = create(request);
        return single(item, 201, 1, { Location: store.site.rest(`taxes/${item.body.id}`) });
      },
    },
  });
  restRoute(app, context, "/wc/v3/taxes/batch", {
    edit: {
      permit: demand("batch"),
      handle: (request) =>
        runBatch(request, { weight: 0.1, create, update, remove: (inner) => remove(store, inner) }),
    },
  });
  restRoute(app, context, "/wc/v3/taxes/:id{[0-9]+}", {
    get: {
      permit: demand("view"),
      handle: (request) => single(rateItem(store, named(store, request)), 200, 1),
    },
    edit: {
      args: rateArgs,
      permit: demand("edit"),
      handle: (request) => single(update(request), 200, 1),
    },
    remove: {
      args: { force: { ...flag, default: false } },
      permit: demand("delete"),
      handle: (request) => single(remove(store, request), 200, 1),
    },
  });
}

function listed(store: Store, params: Params): TaxRate[] {
  const taxClass = phpString(params.class);
  const { taxRates } = store.sales;
  const found = taxClass === "" ? taxRates.all() : taxRates.with("taxClass", taxClass);
  const direction = params.order === "desc" ? -1 : 1;
  const orderBy = phpString(params.orderby ?? "order");
  const value = (rate: TaxRate) =>
    orderBy === "id" ? rate.id : orderBy === "priority" ? rate.priority : rate.order;
  return found.sort((one, other) => direction * (value(one) - value(other)) || one.id - other.id);
}

function named(store: Store, { params }: RestRequest): TaxRate {
  const rate = store.sales.taxRates.get(phpInt(params.id));
  if (!rate) throw new RestError("woocommerce_rest_invalid_id", "Invalid resource ID.", 404);
  return rate;
}

function save(store: Store, existing: TaxRate | undefined, params: Params): TaxRate {
  const rate: TaxRate = existing ? { ...existing } : blankRate();
  if (isSet(params.country)) rate.country = phpString(params.country).toUpperCase();
  if (isSet(params.state)) rate.state = phpString(params.state).toUpperCase();
  if (isSet(params.rate)) rate.rate = (Number.parseFloat(phpString(params.rate)) || 0).toFixed(4);
  if (isSet(params.name)) rate.name = phpString(params.name);
  if (isSet(params.priority)) rate.priority = phpInt(params.priority);
  if (isSet(params.compound)) rate.compound = restBool(params.compound);
  if (isSet(params.shipping)) rate.shipping = restBool(params.shipping);
  if (isSet(params.order)) rate.order = phpInt(params.order);
  if (isSet(params.class)) rate.taxClass = readClass(store, params.class);
  rate.postcodes = places(params.postcodes, params.postcode) ?? rate.postcodes;
  rate.cities = places(params.cities, params.city) ?? rate.cities;
  return store.sales.taxRates.put(rate);
}

function readClass(store: Store, given: unknown): string {
  const taxClass = phpString(given);
  return store.state.taxClasses.some((one) => one.slug === taxClass) ? taxClass : "standard";
}

function places(list: unknown, one: unknown): string[] | undefined {
  if (!isSet(list) && !isSet(one)) return undefined;
  const given = isSet(list) ? items(list).map(phpString) : phpString(one).split(";");
  return given.map((place) => place.trim().toUpperCase()).filter((place) => place !== "");
}

function remove(store: Store, request: RestRequest): Item {
  if (isEmpty(request.params.force)) {
    throw new RestError("woocommerce_rest_trash_not_supported", "Taxes do not support trashing.", 501);
  }
  const rate = named(store, request);
  store.sales.taxRates.delete(rate.id);
  return rateItem(store, rate);
}

function rateItem({ site }: Store, rate: TaxRate): Item {
  return {
    body: {
      id: rate.id,
      country: rate.country,
      state: rate.state,
      postcode: rate.postcodes.at(-1) ?? "",
      city: rate.cities.at(-1) ?? "",
      rate: rate.rate,
      name: rate.name,
      priority: rate.priority,
      compound: rate.compound,
      shipping: rate.shipping,
      order: rate.order,
      class: rate.taxClass,
      postcodes: rate.postcodes,
      cities: rate.cities,
    },
    links: {
      self: [{ href: site.rest(`taxes/${rate.id}`), targetHints: { allow: wholeAllow } }],
      collection: [{ href: site.rest("taxes") }],
    },
  };
}

function blankRate(): TaxRate {
  return {
    id: 0,
    country: "",
    state: "",
    postcodes: [],
    cities: [],
    rate: "0.0000",
    name: "",
    priority: 1,
    compound: false,
    shipping: true,
    order: 0,
    taxClass: "standard",
  };
}
