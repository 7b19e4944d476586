import { metaEntries, withEntry } from "../products/meta";
import { RestError } from "../rest/errors";
import { type Address, addressFields, type UserRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { isEmail } from "../text/email";
import { isEmpty, isSet, member, type Params, phpInt, phpString, stringOrFatal } from "../text/php";
import { clean, stripSlashes } from "../text/sanitize";

/** Puts names, addresses and meta data of a request on an account. */
export function applyCustomer(store: Store, user: UserRecord, params: Params): void {
  if (isSet(params.first_name)) user.firstName = cleanName(params.first_name);
  if (isSet(params.last_name)) user.lastName = cleanName(params.last_name);
  applyAddress(user.billing, params.billing, "billing");
  applyAddress(user.shipping, params.shipping, "shipping");
  for (const entry of metaEntries(params.meta_data)) {
    const key = phpString(member(entry, "key"));
    if (!key.startsWith("_")) applyMeta(store, user, key, entry);
  }
}

/** A list instead of a name leaves nothing of it in the database; user meta loses a level of backslashes. */
function cleanName(value: unknown): string {
  return typeof value === "object" ? "" : clean(stripSlashes(phpString(value)));
}

function applyAddress(address: Address, given: unknown, kind: "billing" | "shipping"): void {
  for (const field of addressFields) {
    const value = member(given, field);
    if (!isSet(value) || (field === "email" && kind === "shipping")) continue;
    address[field] =
      field === "email"
        ? readEmail(value, "customer_invalid_billing_email", "billing ")
        : stripSlashes(phpString(value));
  }
}

/** An address that is none is refused; an empty one is not. */
export function readEmail(value: unknown, code: string, which = ""): string {
  const isList = typeof value === "object" && !isEmpty(value);
  const email = isList ? "Array" : stringOrFatal(value, "strlen()");
  if (email !== "" && !isEmail(email)) throw new RestError(code, `Invalid ${which}email address`, 400);
  return email;
}

/** Keys of an account's own fields act on the fields; those that have no field are kept out of sight. */
function applyMeta(store: Store, user: UserRecord, key: string, entry: unknown): void {
  const value = member(entry, "value") ?? null;
  const [, kind, field] = /^(billing|shipping)_(\w+)$/.exec(key) ?? [];
  if (kind && addressFields.some((name) => name === field)) {
    applyAddress(
      kind === "billing" ? user.billing : user.shipping,
      { [String(field)]: value },
      kind as "billing",
    );
  } else if (key === "first_name") user.firstName = cleanName(value);
  else if (key === "last_name") user.lastName = cleanName(value);
  else if (!hidden.has(key)) user.meta = withEntry(store, user.meta, phpInt(member(entry, "id")), key, value);
}

const hidden = new Set(
  (
    "locale use_ssl show_admin_bar_front admin_color rich_editing comment_shortcuts dismissed_wp_pointers " +
    "show_welcome_panel session_tokens nickname description syntax_highlighting paying_customer last_update display_name"
  ).split(" "),
);
