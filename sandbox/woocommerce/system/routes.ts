import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { pageArgs } from "../products/schema";
import { single } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { cutPage, listAnswer } from "../rest/paging";
import { demand } from "../rest/permissions";
import { restRoute } from "../rest/route";
import { currencyName, currencySymbol } from "../settings/catalogue";
import { systemStatus } from "./status";

/** What WordPress and WooCommerce say of themselves, and lists that are empty here. */
export function systemRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  restRoute(app, context, "/", { get: { permit: () => undefined, handle: () => siteIndex(context) } });
  restRoute(app, context, "/wc/v3", {
    get: { permit: () => undefined, handle: () => namespaceIndex(context, app) },
  });
  restRoute(app, context, "/wc/v3/system_status", {
    get: { permit: demand("list"), handle: () => ({ status: 200, data: systemStatus(store), cost: 1 }) },
  });
  restRoute(app, context, "/wc/v3/data/currencies/current", {
    get: {
      permit: demand("list"),
      handle: () => {
        const code = store.setting("woocommerce_currency");
        const body = { code, name: currencyName(code), symbol: currencySymbol(code) };
        const self = { href: store.site.rest(`data/currencies/${code}`), targetHints: { allow: ["GET"] } };
        return single(
          { body, links: { self: [self], collection: [{ href: store.site.rest("data/currencies") }] } },
          200,
          1,
        );
      },
    },
  });
  for (const list of emptyLists) emptyList(app, context, list);
}

interface EmptyList {
  name: string;
  /** How a single one is refused: it is not there. */
  missing?: { code: string; message: string };
}

const emptyLists: readonly EmptyList[] = [
  { name: "orders", missing: { code: "woocommerce_rest_shop_order_invalid_id", message: "Invalid ID." } },
  { name: "customers", missing: { code: "wc_user_invalid_id", message: "Invalid user ID." } },
  { name: "coupons", missing: { code: "woocommerce_rest_shop_coupon_invalid_id", message: "Invalid ID." } },
  { name: "webhooks" },
  { name: "taxes" },
  { name: "products/reviews" },
];

/** What the sandbox does not keep: its lists answer, with the rights they need, and hold nothing. */
function emptyList(app: Hono<SandboxEnv>, context: StoreContext, { name, missing }: EmptyList): void {
  const { store } = context;
  restRoute(app, context, `/wc/v3/${name}`, {
    get: {
      args: pageArgs,
      permit: demand("list"),
      handle: (request) => ({
        ...listAnswer([], cutPage([], request.params), store.site.rest(name), request.query),
        allow: ["GET", "POST"],
      }),
    },
  });
  const notKept = () => {
    throw new RestError("sandbox_not_kept", `This sandbox store does not keep ${name} yet.`, 501);
  };
  restRoute(app, context, `/wc/v3/${name}/batch`, {
    edit: {
      permit: demand("batch"),
      handle: (request) => runBatch(request, { create: notKept, update: notKept, remove: notKept }),
    },
  });
  if (!missing) return;
  restRoute(app, context, `/wc/v3/${name}/:id{[0-9]+}`, {
    get: {
      permit: demand("view"),
      handle: () => {
        throw new RestError(missing.code, missing.message, 404);
      },
    },
  });
}

function siteIndex({ store }: StoreContext) {
  const { site } = store;
  const data = {
    name: site.name,
    description: "",
    url: site.url,
    home: site.url,
    gmt_offset: site.offsetAt(site.now()) / 3600,
    timezone_string: site.timezone,
    page_for_posts: 0,
    page_on_front: 0,
    show_on_front: "posts",
    namespaces: ["oembed/1.0", "wc/v3", "wc/v1", "wc/v2", "wc/store", "wc/store/v1", "wp/v2"],
    authentication: {},
    routes: { "/": { namespace: "", methods: ["GET"] }, "/wc/v3": { namespace: "wc/v3", methods: ["GET"] } },
    site_logo: 0,
    site_icon: 0,
    site_icon_url: "",
  };
  return { status: 200, data, cost: 1 };
}

function namespaceIndex({ store }: StoreContext, app: Hono<SandboxEnv>) {
  const prefix = "/wp-json";
  const paths = app.routes.map((route) => route.path).filter((path) => path.startsWith(`${prefix}/wc/v3`));
  const patterns = [...new Set(paths)].map((path) =>
    path
      .slice(prefix.length)
      .replace(/:(\w+)\{([^}]+)\}/g, (_, name: string, pattern: string) => `(?P<${name}>${pattern})`),
  );
  const routes = Object.fromEntries(
    patterns.map((pattern) => [pattern, { namespace: "wc/v3", methods: ["GET"] }]),
  );
  const links = { up: [{ href: `${store.site.url}/wp-json/` }] };
  return { status: 200, data: { namespace: "wc/v3", routes }, links, cost: 1 };
}
