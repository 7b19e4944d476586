import type { TargetEntity } from "@/server/connectors/core/target";
import type { WooClient } from "../client";
import { orderDifferences } from "../orders/differences";
import { findOrders, orderCensus, readOrders } from "../orders/find";
import { ORDER_LIMITS } from "../orders/limits";
import { recoverOrders } from "../orders/recover";
import { orderPayload } from "../orders/to-payload";
import { retireOrders, trashOrders } from "../orders/trash";
import { writeOrders } from "../orders/write";
import { textOf } from "../payload/read";
import { TARGET_RETIREMENTS } from "./retirements";

/** Orders with their refunds and notes: https://woocommerce.github.io/woocommerce-rest-api-docs/#orders */
export function ordersEntity(client: WooClient): TargetEntity {
  return {
    limits: ORDER_LIMITS,
    retirements: TARGET_RETIREMENTS.orders,
    retiredFields: ["status"],
    referencesOf: () => [],
    toPayload: orderPayload,
    write: (writes, options, onResult) => writeOrders(client, writes, options, onResult),
    recover: (requests, _, sourceKey) => recoverOrders(client, requests, sourceKey),
    keyOf: (body) => textOf(body.created_via) || null,
    findByKey: (keys) => findOrders(client, keys),
    read: (targetIds) => readOrders(client, targetIds),
    differences: orderDifferences,
    census: (sourceKey) => orderCensus(client, sourceKey),
    trash: (targetIds) => trashOrders(client, targetIds),
    retire: (targetIds) => retireOrders(client, targetIds),
  };
}
