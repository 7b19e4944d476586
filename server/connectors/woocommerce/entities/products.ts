import type { TargetEntity } from "@/server/connectors/core/target";
import type { WooClient } from "../client";
import { differences } from "../differences/differences";
import { census, findBySku } from "../find";
import { LINK_FIELDS } from "../payload/linked-products";
import { textOf } from "../payload/read";
import { referencesOf } from "../payload/references-of";
import { STOCK_AND_PRICE_FIELDS } from "../payload/stock-and-price-fields";
import { toPayload } from "../payload/to-payload";
import { readProducts } from "../read-products";
import { recoverProducts } from "../recover";
import { trashProducts } from "../trash/move-to-trash";
import { retireProducts } from "../trash/retire-products";
import { writeProducts } from "../writers/write-products";
import { TARGET_RETIREMENTS } from "./retirements";

/** Products with their variations: https://woocommerce.github.io/woocommerce-rest-api-docs/#products */
export function productsEntity(client: WooClient): TargetEntity {
  return {
    limits: [],
    retirements: TARGET_RETIREMENTS.products,
    retiredFields: ["status"],
    // What WooCommerce gives a new product of which nothing is said.
    returnFields: { status: "publish" },
    stockFields: STOCK_AND_PRICE_FIELDS,
    linkFields: LINK_FIELDS,
    referencesOf,
    toPayload,
    write: (writes, options, onResult) => writeProducts(client, writes, options, onResult),
    recover: (requests, sinceMs, sourceKey) => recoverProducts(client, requests, sinceMs, sourceKey),
    keyOf: (body) => textOf(body.sku) || null,
    findByKey: (skus) => findBySku(client, skus),
    read: (targetIds) => readProducts(client, targetIds),
    differences,
    census: (sourceKey) => census(client, sourceKey),
    trash: (targetIds) => trashProducts(client, targetIds),
    retire: (targetIds, how) => retireProducts(client, targetIds, how),
  };
}
