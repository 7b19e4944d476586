import { z } from "zod";
import { flag, id, optionalId, text } from "./values";

/** https://developer.bigcommerce.com/docs/rest-management/price-lists */
export const priceListSchema = z.object({ id, name: text.catch(""), active: flag.catch(null) });

/** https://developer.bigcommerce.com/docs/rest-management/price-lists/price-lists-assignments */
export const assignmentSchema = z.object({
  price_list_id: id,
  customer_group_id: optionalId.catch(null),
  channel_id: optionalId.catch(null),
});

/** Lists of the V2 API are bare, and an empty one has no body. */
export const namedRowsSchema = z
  .array(
    z
      .object({ id, name: text.catch("") })
      .nullable()
      .catch(null),
  )
  .nullish()
  .transform((rows) => (rows ?? []).filter((row) => row !== null));
