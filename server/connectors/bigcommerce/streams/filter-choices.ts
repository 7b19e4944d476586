import { z } from "zod";
import type { Entity } from "@/server/domain/entity";
import type { FilterChoices } from "../../core/source";
import type { BigCommerceClient } from "../client";
import { customerGroupSchema } from "../schemas/customer";
import { id, text } from "../schemas/values";
import { readBarePages } from "./read-pages";

/**
 * Merchants rename statuses; the id stays.
 * https://developer.bigcommerce.com/docs/rest-management/orders/order-status
 */
export const orderStatusSchema = z.object({ id, name: text.catch(""), custom_label: text.catch("") });

/** "0" is how BigCommerce says that a customer is in no group. */
const WITHOUT_GROUP = { id: "0", label: "Without a group" };

/** Customer groups and order statuses of this store, to choose by. */
export async function readFilterChoices(client: BigCommerceClient, entity: Entity): Promise<FilterChoices[]> {
  if (entity === "customers") {
    const groups = await readBarePages(client, "/v2/customer_groups");
    const choices = groups.flatMap((raw) => {
      const group = customerGroupSchema.safeParse(raw);
      return group.success ? [{ id: group.data.id, label: group.data.name || `Group ${group.data.id}` }] : [];
    });
    return [{ filter: "groupIds", sourceField: "group.id", choices: [WITHOUT_GROUP, ...choices] }];
  }
  if (entity === "orders") {
    const statuses = await readBarePages(client, "/v2/order_statuses");
    const choices = statuses.flatMap((raw) => {
      const status = orderStatusSchema.safeParse(raw);
      if (!status.success) return [];
      const { id: statusId, name, custom_label: label } = status.data;
      return [{ id: statusId, label: label || name || `Status ${statusId}` }];
    });
    return [{ filter: "statusIds", sourceField: "statusId", choices }];
  }
  return [];
}
