import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { feeLines, orderPostListArgs, shippingLines } from "../orders/schema";
import { flag, meta, pageArgs, text, whole } from "../products/schema";
import { single, withoutHints } from "../rest/answer";
import type { StoreContext } from "../rest/context";
import { BareRestError, RestError } from "../rest/errors";
import { cutPage, listAnswer } from "../rest/paging";
import { demand } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import type { OrderRecord, RefundRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { isEmpty, phpInt } from "../text/php";
import { createRefund } from "./create";
import { refundItem } from "./respond";

export function refundRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  const path = "/wc/v3/orders/:order_id{[0-9]+}/refunds";
  restRoute(app, context, path, {
    get: {
      args: orderPostListArgs,
      permit: demand("list"),
      handle: (request) => {
        // An order that is not there has no refunds, and that is no mistake.
        const id = phpInt(request.path.order_id);
        const page = cutPage(refundsOf(store, id), request.params);
        const list = page.rows.map((refund) => refundItem(store, refund, request.params));
        return listAnswer(list, page, store.site.rest(`orders/${id}/refunds`), request.query);
      },
    },
    create: {
      args: {
        amount: text,
        reason: text,
        refunded_by: whole,
        meta_data: meta,
        shipping_lines: shippingLines,
        fee_lines: feeLines,
        api_refund: { ...flag, default: true },
        api_restock: { ...flag, default: true },
      },
      permit: demand("create"),
      handle: (request) => {
        const order = orderOf(store, request);
        const refund = createRefund(store, order, request.params);
        const address = store.site.rest(`orders/${order.id}/refunds/${refund.id}`);
        return single(refundItem(store, refund, request.params), 201, 1, { Location: address });
      },
    },
  });
  restRoute(app, context, `${path}/:id{[0-9]+}`, {
    get: {
      args: { context: pageArgs.context ?? flag, dp: whole },
      permit: demand("view"),
      handle: (request) => single(refundItem(store, named(store, request), request.params), 200, 1),
    },
    remove: {
      args: { force: { ...flag, default: true } },
      permit: demand("delete"),
      handle: (request) => {
        const refund = named(store, request);
        if (isEmpty(request.params.force)) {
          const message = "The shop_order_refund does not support trashing.";
          throw new RestError("woocommerce_rest_trash_not_supported", message, 501);
        }
        store.sales.refunds.delete(refund.id);
        return single(withoutHints(refundItem(store, refund, request.params)), 200, 1);
      },
    },
  });
}

function orderOf(store: Store, { path }: RestRequest): OrderRecord {
  const order = store.sales.orders.get(phpInt(path.order_id));
  if (!order) throw new BareRestError("woocommerce_rest_invalid_order_id", "Invalid order ID.", 404);
  return order;
}

function refundsOf(store: Store, orderId: number): RefundRecord[] {
  return store.sales.refunds
    .with("order", orderId)
    .sort((one, other) => other.createdAt - one.createdAt || other.id - one.id);
}

function named(store: Store, request: RestRequest): RefundRecord {
  const refund = store.sales.refunds.get(phpInt(request.path.id));
  if (!refund) throw new RestError("woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID.", 404);
  if (refund.orderId === orderOf(store, request).id) return refund;
  throw new BareRestError("woocommerce_rest_invalid_order_refund_id", "Invalid order refund ID.", 404);
}
