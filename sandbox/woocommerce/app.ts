import { Hono } from "hono";
import { sandboxControls } from "@/sandbox/core/controls";
import { faultMiddleware } from "@/sandbox/core/fault-middleware";
import type { Faults } from "@/sandbox/core/faults";
import type { SandboxEnv } from "@/sandbox/core/listen";
import type { RequestLog } from "@/sandbox/core/request-log";
import { attributeRoutes } from "./attributes/routes";
import { connectRoutes } from "./connect/routes";
import { couponRoutes } from "./coupons/routes";
import { customerRoutes } from "./customers/routes";
import { mailRoutes } from "./mails/routes";
import { serveUploads } from "./media/serve";
import { noteRoutes } from "./notes/routes";
import { orderRoutes } from "./orders/routes";
import { productRoutes } from "./products/routes";
import { refundRoutes } from "./refunds/routes";
import type { StoreContext } from "./rest/context";
import { PhpFatal } from "./rest/errors";
import { refusal } from "./rest/route";
import { plainPermalinks, unknownRoute } from "./rest/strays";
import { reviewRoutes } from "./reviews/routes";
import { settingRoutes } from "./settings/routes";
import { shopRoutes } from "./shop/routes";
import { systemRoutes } from "./system/routes";
import { taxClassRoutes } from "./system/tax-classes";
import { taxRateRoutes } from "./taxes/routes";
import { fixedTerms, termRoutes } from "./terms/routes";
import { variationRoutes } from "./variations/routes";

export interface AppParts {
  context: StoreContext;
  faults: Faults;
  requests: RequestLog;
}

export function createApp({ context, faults, requests }: AppParts): Hono<SandboxEnv> {
  const { store } = context;
  const app = new Hono<SandboxEnv>({ strict: false });
  app.use(requests.middleware);
  app.use(faultMiddleware(faults));
  app.route("/__sandbox", sandboxControls({ faults, requests, reset: () => store.reset() }));
  mailRoutes(app, context);
  app.use("/", plainPermalinks(context));
  for (const resource of fixedTerms) termRoutes(app, context, resource);
  attributeRoutes(app, context);
  reviewRoutes(app, context);
  productRoutes(app, context);
  variationRoutes(app, context);
  customerRoutes(app, context);
  orderRoutes(app, context);
  noteRoutes(app, context);
  refundRoutes(app, context);
  couponRoutes(app, context);
  taxRateRoutes(app, context);
  settingRoutes(app, context);
  taxClassRoutes(app, context);
  systemRoutes(app, context);
  serveUploads(app, store);
  connectRoutes(app, context);
  for (const path of ["/wp-json/*", "/index.php/wp-json/*"]) app.all(path, unknownRoute(context));
  shopRoutes(app, context);
  app.onError((error, c) => {
    console.error("The WooCommerce sandbox failed:", error);
    return refusal(c, new PhpFatal(`Uncaught Error: ${error.message}`));
  });
  return app;
}
