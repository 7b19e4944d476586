import { choice, ids, meta, pageArgs, text, whole } from "../products/schema";
import type { Args, Schema } from "../rest/schema";
import { addressFields } from "../store/sales-records";

const email: Schema = { type: "string", format: "email" };

export function addressSchema(withEmail: Schema | undefined, withPhone: boolean): Record<string, Schema> {
  const names = addressFields.filter((name) => name !== "email" && (withPhone || name !== "phone"));
  const fields: Record<string, Schema> = Object.fromEntries(names.map((name) => [name, text]));
  return withEmail ? { ...fields, email: withEmail } : fields;
}

export const customerArgs: Args = {
  email: text,
  first_name: { ...text, clean: "text" },
  last_name: { ...text, clean: "text" },
  username: text,
  password: text,
  billing: { type: "object", properties: addressSchema(email, true) },
  shipping: { type: "object", properties: addressSchema(undefined, true) },
  meta_data: meta,
};

export const newCustomerArgs: Args = { ...customerArgs, email: { ...text, required: true } };

export const changedCustomerArgs: Args = { ...customerArgs, email: { ...email } };

const roles = [
  "all",
  "administrator",
  "editor",
  "author",
  "contributor",
  "subscriber",
  "customer",
  "shop_manager",
] as const;

export const customerListArgs: Args = {
  ...pageArgs,
  exclude: ids,
  include: ids,
  offset: whole,
  order: choice(["asc", "desc"], "asc"),
  orderby: choice(["id", "include", "name", "registered_date"], "name"),
  email: { type: "string", format: "email" },
  role: choice(roles, "customer"),
};
