import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { flag, pageArgs } from "../products/schema";
import { type Item, single } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { cutPage, listAnswer } from "../rest/paging";
import { demand, type Right } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import type { CouponRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { isEmpty, phpInt } from "../text/php";
import { listCoupons } from "./list";
import { couponItem } from "./respond";
import { saveCoupon } from "./save";
import { couponArgs, couponListArgs, newCouponArgs } from "./schema";

/** A coupon takes about a quarter of a product's time. */
const weight = 0.25;

export function couponRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  const create = ({ params }: RestRequest): Item => {
    if (!isEmpty(params.id)) {
      throw new RestError("woocommerce_rest_shop_coupon_exists", "Cannot create existing shop_coupon.", 400);
    }
    return couponItem(store, saveCoupon(store, undefined, params), params);
  };
  const update = (request: RestRequest): Item =>
    couponItem(store, saveCoupon(store, named(store, request, 400), request.params), request.params);
  restRoute(app, context, "/wc/v3/coupons", {
    get: {
      args: couponListArgs,
      permit: demand("list"),
      handle: (request) => {
        const page = cutPage(listCoupons(store, request.params), request.params);
        const list = page.rows.map((coupon) => couponItem(store, coupon, request.params));
        return listAnswer(list, page, store.site.rest("coupons"), request.query);
      },
    },
    create: {
      args: newCouponArgs,
      permit: demand("create"),
      handle: (request) => {
        const item = create(request);
        return single(item, 201, weight, { Location: store.site.rest(`coupons/${item.body.id}`) });
      },
    },
  });
  restRoute(app, context, "/wc/v3/coupons/batch", {
    edit: {
      permit: demand("batch"),
      handle: (request) =>
        runBatch(request, { weight, create, update, remove: (inner) => remove(store, inner) }),
    },
  });
  restRoute(app, context, "/wc/v3/coupons/:id{[0-9]+}", {
    get: {
      args: { context: pageArgs.context ?? flag },
      permit: permitOne(store, "view"),
      handle: (request) => single(couponItem(store, named(store, request, 404), request.params), 200, 1),
    },
    edit: {
      args: couponArgs,
      permit: permitOne(store, "edit"),
      handle: (request) => single(update(request), 200, weight),
    },
    remove: {
      args: { force: { ...flag, default: false } },
      permit: permitOne(store, "delete"),
      handle: (request) => single(remove(store, request), 200, 1),
    },
  });
}

function permitOne(store: Store, right: Right) {
  return (request: RestRequest) => {
    if (store.sales.coupons.get(phpInt(request.params.id))) demand(right)(request);
  };
}

function named(store: Store, { params }: RestRequest, status: 400 | 404): CouponRecord {
  const coupon = store.sales.coupons.get(phpInt(params.id));
  if (!coupon) throw new RestError("woocommerce_rest_shop_coupon_invalid_id", "Invalid ID.", status);
  return coupon;
}

function remove(store: Store, request: RestRequest): Item {
  const coupon = named(store, request, 404);
  const item = couponItem(store, coupon, request.params);
  if (isEmpty(request.params.force)) {
    if (coupon.status === "trash") {
      const message = "The shop_coupon has already been deleted.";
      throw new RestError("woocommerce_rest_already_trashed", message, 410);
    }
    store.sales.coupons.put({ ...coupon, status: "trash" });
  } else {
    store.sales.coupons.delete(coupon.id);
  }
  return item;
}
