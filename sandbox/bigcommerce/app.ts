import { Hono } from "hono";
import { sandboxControls } from "../core/controls";
import { faultMiddleware } from "../core/fault-middleware";
import type { Faults } from "../core/faults";
import type { SandboxEnv } from "../core/listen";
import type { Pace } from "../core/pace";
import { servePicture } from "../core/pictures/serve-pictures";
import type { RequestLog } from "../core/request-log";
import { hookControls } from "./hooks/controls";
import type { HookDelivery } from "./hooks/deliver";
import { itemsIn, notFound, serverFault, tooManyRequests, v3Error } from "./http/answers";
import { authenticate } from "./http/auth";
import { atMost } from "./http/concurrency";
import { type Quota, withoutQuotaHeaders } from "./http/quota";
import { pageRoutes } from "./page/routes";
import { type AccountStore, accountRoutes } from "./routes/account";
import { brandRoutes } from "./routes/brands";
import { categoryTreeRoutes, oldCategoryRoutes } from "./routes/categories";
import { channelRoutes } from "./routes/channels";
import { customerGroupRoutes, customerPartRoutes } from "./routes/customer-parts";
import { customerRoutes } from "./routes/customers";
import { hookRoutes } from "./routes/hooks";
import { metafieldRoutes } from "./routes/metafields";
import { orderPaymentRoutes } from "./routes/order-payments";
import { orderRoutes } from "./routes/orders";
import { priceListRoutes } from "./routes/price-lists";
import { productPartRoutes } from "./routes/product-parts";
import { productRoutes } from "./routes/products";
import { storeInformationRoutes } from "./routes/store-information";
import { summaryRoutes } from "./routes/summary";
import { variantRoutes } from "./routes/variants";
import type { Store } from "./store";

export interface AppParts {
  store: Store;
  hash: string;
  accountUuid: string;
  accountStores: readonly AccountStore[];
  quota: Quota;
  pace: Pace;
  faults: Faults;
  requests: RequestLog;
  delivery: HookDelivery;
  reset(): Promise<void>;
}

export function createApp(parts: AppParts): Hono<SandboxEnv> {
  const { store, quota, pace } = parts;
  const app = new Hono<SandboxEnv>();
  app.use(parts.requests.middleware);
  app.use("/stores/*", quota.middleware);
  // The limits that the reference names: https://developer.bigcommerce.com/docs/rest-catalog/category-trees
  app.use("/stores/:hash/v3/catalog/trees/:id/categories", atMost(1));
  app.use("/stores/:hash/v3/catalog/categories", atMost(40));
  app.use(faultMiddleware(parts.faults, refusalFor(quota)));
  app.use("/stores/*", authenticate(parts.hash));
  app.use("/stores/:hash/v3/*", async (c, next) => {
    const accept = c.req.header("accept");
    if (!accept || /application\/json|\*\/\*|application\/\*/.test(accept)) return next();
    return v3Error(c, 406, "Not Acceptable");
  });
  app.use("/stores/*", async (c, next) => {
    await pace.run(next, () => itemsIn(c));
    // The clock that the store stamps its records with.
    c.res.headers.set("Date", store.now().toUTCString());
  });

  const v3 = new Hono<SandboxEnv>();
  v3.route("/catalog", summaryRoutes(store));
  v3.route("/catalog", metafieldRoutes(store));
  v3.route("/catalog/products", productRoutes(store));
  v3.route("/catalog/products", productPartRoutes(store));
  v3.route("/catalog/variants", variantRoutes(store));
  v3.route("/catalog/trees", categoryTreeRoutes(store));
  v3.route("/catalog/categories", oldCategoryRoutes(store));
  v3.route("/catalog/brands", brandRoutes(store));
  v3.route("/pricelists", priceListRoutes(store));
  v3.route("/channels", channelRoutes(store));
  v3.route("/customers", customerRoutes(store));
  v3.route("/customers", customerPartRoutes(store));
  v3.route("/orders", orderPaymentRoutes(store));
  v3.route("/hooks", hookRoutes(store, parts.hash));
  const v2 = new Hono<SandboxEnv>();
  v2.route("/", storeInformationRoutes(store));
  v2.route("/", orderRoutes(store));
  v2.route("/", customerGroupRoutes(store));

  app.route("/stores/:hash/v3", v3);
  app.route("/stores/:hash/v2", v2);
  app.route("/accounts", accountRoutes(parts.accountUuid, parts.accountStores));
  app.get("/img/:size/:file", (c) => servePicture(c, c.req.param("size"), c.req.param("file")));
  app.route("/__sandbox", sandboxControls(parts));
  app.route("/__sandbox", hookControls(store, parts.delivery));
  app.route("/", pageRoutes(parts));
  app.notFound((c) => notFound(c));
  app.onError((error, c) => {
    console.error(error);
    return serverFault(c, 500);
  });
  return app;
}

function refusalFor(quota: Quota): Parameters<typeof faultMiddleware>[1] {
  return (kind, c, rule) => {
    if (kind !== "429" && kind !== "429-bare") return serverFault(c, Number(kind) as 500 | 502 | 503 | 504);
    const answer = tooManyRequests(c);
    if (kind === "429-bare") withoutQuotaHeaders(c);
    else {
      quota.stamp(answer.headers, rule.ms ?? 1000);
      answer.headers.set("X-Retry-After", String(Math.ceil((rule.ms ?? 1000) / 1000)));
    }
    return answer;
  };
}
