import { z } from "zod";
import { flag, text } from "./values";

/** https://developer.bigcommerce.com/docs/rest-management/store-information */
export const storeSchema = z.object({
  /** The store hash. */
  id: text.catch(""),
  account_uuid: text.catch(""),
  name: text.catch(""),
  domain: text.catch(""),
  secure_url: text.catch(""),
  status: text.catch(""),
  plan_name: text.catch(""),
  currency: text.catch(""),
  weight_units: text.catch(""),
  dimension_units: text.catch(""),
  is_price_entered_with_tax: flag.catch(null),
  timezone: z
    .object({ name: text.catch("") })
    .nullish()
    .catch(null),
});
export type RawStore = z.infer<typeof storeSchema>;
