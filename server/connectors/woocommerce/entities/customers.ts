import type { TargetEntity } from "@/server/connectors/core/target";
import type { WooClient } from "../client";
import { customerDifferences } from "../customers/differences";
import { customerCensus, findCustomers, readCustomers } from "../customers/find";
import { CUSTOMER_LIMITS } from "../customers/limits";
import { recoverCustomers } from "../customers/recover";
import { refuseRetirement, removeCustomers } from "../customers/remove";
import { silenceCustomers } from "../customers/silence";
import { customerPayload, withOwnEmail } from "../customers/to-payload";
import { writeCustomers } from "../customers/write";
import { textOf } from "../payload/read";
import { TARGET_RETIREMENTS } from "./retirements";

/** Accounts of shoppers: https://woocommerce.github.io/woocommerce-rest-api-docs/#customers */
export function customersEntity(client: WooClient): TargetEntity {
  return {
    limits: CUSTOMER_LIMITS,
    retirements: TARGET_RETIREMENTS.customers,
    retiredFields: [],
    referencesOf: () => [],
    toPayload: customerPayload,
    write: (writes, options, onResult) => writeCustomers(client, writes, options, onResult),
    recover: (requests, sinceMs, sourceKey) => recoverCustomers(client, requests, sinceMs, sourceKey),
    keyOf: (body) => textOf(body.email) || null,
    withOwnKey: withOwnEmail,
    findByKey: (emails) => findCustomers(client, emails),
    read: (targetIds) => readCustomers(client, targetIds),
    differences: customerDifferences,
    census: (sourceKey) => customerCensus(client, sourceKey),
    trash: (targetIds) => removeCustomers(client, targetIds),
    retire: async (targetIds) => refuseRetirement(targetIds),
    silence: () => silenceCustomers(client),
  };
}
