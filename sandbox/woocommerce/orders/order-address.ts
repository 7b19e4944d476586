import { RestError } from "../rest/errors";
import {
  type Address,
  type AddressField,
  addressFields,
  blankAddress,
  type OrderRecord,
} from "../store/sales-records";
import { isEmail } from "../text/email";
import { isSet, member, phpString } from "../text/php";

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
  const text = isSet(value) ? phpString(value) : "";
  if (field === "email" && text !== "" && !isEmail(text)) {
    throw new RestError("order_invalid_billing_email", "Invalid billing email address", 400);
  }
  order[kind][field] = text;
}

/**
 * The table of addresses holds 100 letters of a phone number and 320 of an e-mail address. The database refuses a
 * row with more, and nobody looks at its refusal: the address is lost, or stays as it was. What would
 * have been written after it goes, too: the shipping address, and the meta data of an order that is changed.
 */
export function keepFittingAddresses(order: OrderRecord, before: OrderRecord | undefined): void {
  const lost = kinds.findIndex((kind) => !fits(order[kind]));
  if (lost === -1) return;
  for (const kind of kinds.slice(lost)) order[kind] = before?.[kind] ?? blankAddress();
  if (before) order.meta = before.meta;
}

const kinds = ["billing", "shipping"] as const;

function fits({ phone, email }: Address): boolean {
  return phone.length <= 100 && email.length <= 320;
}
