import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { type Item, single } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { cutPage, listAnswer } from "../rest/paging";
import { demand } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import { draftOf } from "../store/blank-product";
import { isEmpty, phpInt } from "../text/php";
import { applyProduct } from "./apply";
import { applyBrands } from "./apply-terms";
import { listProducts } from "./list";
import { isVariation, noProduct } from "./refusals";
import { removeProduct } from "./remove";
import { productItem } from "./respond";
import { saveProduct } from "./save";
import { flag, pageArgs, productArgs, productListArgs } from "./schema";

/** A single product takes about twice the time of one in a batch. */
const singleCost = 2;

export function productRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  restRoute(app, context, "/wc/v3/products", {
    get: {
      args: productListArgs,
      permit: demand("list"),
      handle: (request) => {
        const page = cutPage(listProducts(store, request.params, "products"), request.params);
        const items = page.rows.map((product) => productItem(store, product, request.params));
        return listAnswer(items, page, store.site.rest("products"), request.query);
      },
    },
    create: {
      args: productArgs,
      permit: demand("create"),
      handle: async (request) => {
        const item = await createProduct(context, request);
        return single(item, 201, singleCost, { Location: store.site.rest(`products/${item.body.id}`) });
      },
    },
  });
  restRoute(app, context, "/wc/v3/products/batch", {
    edit: {
      permit: demand("batch"),
      handle: (request) =>
        runBatch(request, {
          create: (inner) => createProduct(context, inner),
          update: (inner) => updateProduct(context, inner),
          remove: (inner) => removeProduct(store, inner),
        }),
    },
  });
  restRoute(app, context, "/wc/v3/products/:id{[0-9]+}", {
    get: {
      args: { context: pageArgs.context ?? flag },
      permit: permitOne(context, "view"),
      handle: ({ params }) => {
        const product = store.product(phpInt(params.id));
        if (!product) throw noProduct(404);
        return single(productItem(store, product, params), 200, 1);
      },
    },
    edit: {
      args: productArgs,
      permit: permitOne(context, "edit"),
      handle: async (request) => single(await updateProduct(context, request), 200, singleCost),
    },
    remove: {
      args: { force: { ...flag, default: false } },
      permit: permitOne(context, "delete"),
      handle: (request) => single(removeProduct(store, request), 200, singleCost),
    },
  });
}

/** What is not there is told to everybody, before any question of rights. */
function permitOne({ store }: StoreContext, right: "view" | "edit" | "delete") {
  return (request: RestRequest) => {
    if (store.product(phpInt(request.params.id))) demand(right)(request);
  };
}

async function createProduct(context: StoreContext, request: RestRequest): Promise<Item> {
  const { store } = context;
  const { params } = request;
  if (!isEmpty(params.id)) {
    throw new RestError("woocommerce_rest_product_exists", "Cannot create existing product.", 400);
  }
  const draft = await applyProduct(context, undefined, params);
  const product = saveProduct(store, draft);
  return withBrands(context, request, product.id);
}

async function updateProduct(context: StoreContext, request: RestRequest): Promise<Item> {
  const { store } = context;
  const existing = store.product(phpInt(request.params.id));
  if (!existing) throw noProduct(400);
  if (existing.type === "variation") throw isVariation();
  const product = saveProduct(store, await applyProduct(context, existing, request.params));
  return withBrands(context, request, product.id);
}

function withBrands({ store }: StoreContext, { params }: RestRequest, id: number): Item {
  const saved = store.product(id);
  if (!saved) throw noProduct(404);
  if (isEmpty(params.brands)) return productItem(store, saved, params, "edit");
  const branded = draftOf(saved);
  applyBrands(store, branded, params.brands);
  return productItem(store, store.putProduct(branded), params, "edit");
}
