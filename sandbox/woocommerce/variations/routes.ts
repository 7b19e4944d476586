import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { listProducts } from "../products/list";
import { flag, pageArgs } from "../products/schema";
import { moveToTrash } from "../products/trash";
import { type Answer, type Item, single, withoutHints } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { PhpFatal, RestError } from "../rest/errors";
import { cutPage, listAnswer } from "../rest/paging";
import { demand, type Right } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import type { ProductRecord } from "../store/records";
import { isEmpty, phpInt } from "../text/php";
import { applyVariation } from "./apply";
import { listedVariationItem, variationItem } from "./respond";
import { saveVariation } from "./save";
import { variationArgs, variationListArgs } from "./schema";

const base = "/wc/v3/products/:product_id{[0-9]+}/variations";

export function variationRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  restRoute(app, context, base, {
    get: {
      args: variationListArgs,
      permit: demand("list"),
      handle: (request) => list(context, request, `products/${request.path.product_id}/variations`),
    },
    create: {
      args: variationArgs,
      permit: demand("create"),
      handle: async (request) => {
        const item = await createVariation(context, request);
        // The real store forgets to put the product's id into this address.
        const location = store.site.rest(`products/(?P<product_id>[\\d]+)/variations/${item.body.id}`);
        return single(item, 201, 2, { Location: location });
      },
    },
  });
  restRoute(app, context, `${base}/batch`, {
    edit: {
      permit: demand("batch"),
      handle: (request) =>
        runBatch(request, {
          create: (inner) => createVariation(context, inner),
          update: (inner) => updateVariation(context, inner),
          remove: (inner) => removeVariation(context, inner),
        }),
    },
  });
  restRoute(app, context, `${base}/:id{[0-9]+}`, {
    get: {
      args: { context: pageArgs.context ?? flag },
      permit: permitOne(context, "view"),
      handle: (request) => {
        const shownAs = request.params.context === "edit" ? "edit" : "view";
        return single(variationItem(store, named(context, request), shownAs), 200, 1);
      },
    },
    edit: {
      args: variationArgs,
      permit: permitOne(context, "edit"),
      handle: async (request) => single(await updateVariation(context, request), 200, 2),
    },
    remove: {
      args: { force: { ...flag, default: false } },
      permit: permitOne(context, "delete"),
      handle: (request) => {
        const answer = single(removeVariation(context, request), 200, 2);
        return isEmpty(request.params.force) ? answer : { ...answer, allow: [] };
      },
    },
  });
  restRoute(app, context, "/wc/v3/variations", {
    get: {
      args: variationListArgs,
      permit: demand("list"),
      handle: (request) => list(context, request, "variations"),
    },
  });
}

function list({ store }: StoreContext, request: RestRequest, address: string): Answer {
  const page = cutPage(listProducts(store, request.params, "variations"), request.params);
  const shownAs = request.params.context === "edit" ? "edit" : "view";
  const item = request.path.product_id === undefined ? listedVariationItem : variationItem;
  const items = page.rows.map((variation) => item(store, variation, shownAs));
  return listAnswer(items, page, store.site.rest(address), request.query);
}

function permitOne(context: StoreContext, right: Right) {
  return (request: RestRequest) => {
    named(context, request);
    demand(right)(request);
  };
}

/** The variation of this product; that of another one does not count. */
function named({ store }: StoreContext, { params }: RestRequest): ProductRecord {
  const variation = store.product(phpInt(params.id));
  const parentId = phpInt(params.product_id);
  if (variation?.type !== "variation" || variation.parentId !== parentId || !store.product(parentId)) {
    throw new RestError("woocommerce_rest_product_variation_invalid_id", "Invalid ID.", 404);
  }
  return variation;
}

async function createVariation(context: StoreContext, request: RestRequest): Promise<Item> {
  const { store } = context;
  if (!isEmpty(request.params.id)) {
    const message = "Cannot create existing product_variation.";
    throw new RestError("woocommerce_rest_product_variation_exists", message, 400);
  }
  const variation = saveVariation(store, await applyVariation(context, undefined, request.params));
  if (variation.parentId === 0)
    throw new PhpFatal("Uncaught Error: Call to a member function get_parent_id() on null");
  return variationItem(store, variation, "edit");
}

async function updateVariation(context: StoreContext, request: RestRequest): Promise<Item> {
  const { store } = context;
  const variation = await applyVariation(context, named(context, request), request.params);
  return variationItem(store, saveVariation(store, variation), "edit");
}

function removeVariation(context: StoreContext, request: RestRequest): Item {
  const { store } = context;
  const variation = named(context, request);
  const item = variationItem(store, variation, "edit");
  if (isEmpty(request.params.force)) {
    moveToTrash(store, variation, "product_variation");
    return item;
  }
  store.deleteProduct(variation.id);
  return withoutHints(item);
}
