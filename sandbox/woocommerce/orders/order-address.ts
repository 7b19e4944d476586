import { RestError } from "../rest/errors";
import { type Address, type AddressField, addressFields, type OrderRecord } from "../store/sales-records";
import { isEmail } from "../text/email";
import { isSet, member, phpString, stringOrFatal } from "../text/php";

export type AddressKind = "billing" | "shipping";

export function applyAddress(order: OrderRecord, kind: AddressKind, given: unknown): void {
  for (const field of addressFields) {
    const value = member(given, field);
    if (value !== undefined && (field !== "email" || kind === "billing"))
      setAddressField(order, kind, field, value);
  }
}

export function setAddressField(
  order: OrderRecord,
  kind: AddressKind,
  field: AddressField,
  value: unknown,
): void {
  const read = field === "email" ? stringOrFatal(value, "strlen()") : phpString(value);
  const text = isSet(value) ? read : "";
  if (field === "email" && text !== "" && !isEmail(text)) {
    throw new RestError("order_invalid_billing_email", "Invalid billing email address", 400);
  }
  order[kind][field] = text;
}

/**
 * The table of addresses holds 100 letters of a phone number and 320 of an e-mail address. The database refuses a
 * row with more, and the order is stored without all that would have been written after it.
 */
export function fits(order: OrderRecord): boolean {
  return lostKinds(order).length === 0;
}

/** Both when the billing address is too long, since the shipping address comes after it. */
export function lostKinds(order: OrderRecord): readonly AddressKind[] {
  const first = kinds.findIndex((kind) => isTooLong(order[kind]));
  return first === -1 ? [] : kinds.slice(first);
}

const kinds = ["billing", "shipping"] as const;

function isTooLong({ phone, email }: Address): boolean {
  return phone.length > 100 || email.length > 320;
}
