import { addressFields, addressValue } from "./address-fields";
import type { Customer } from "./customer";
import type { FieldDescriptor } from "./field";
import type { JsonValue } from "./json";
import type { CustomField } from "./product";

/** A field of the canonical customer that a mapping can read, with how to read it. */
export interface CustomerField extends FieldDescriptor {
  read(customer: Customer): JsonValue;
}

function field(
  key: string,
  [label, type, group]: [label: string, type: FieldDescriptor["type"], group: string],
  read: CustomerField["read"],
): CustomerField {
  return { key, level: "item", label, type, group, read };
}

/** Several answers to one question are a list. */
export function namedValues(fields: CustomField[]): JsonValue {
  const values: Record<string, JsonValue> = {};
  for (const { name, value } of fields) {
    const before = values[name];
    values[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return values;
}

/** The source marks no address as the one for bills: its first is taken. */
export const CUSTOMER_FIELDS: readonly CustomerField[] = [
  field("sourceId", ["Customer id", "text", "Basics"], (c) => c.sourceId),
  field("email", ["E-mail address", "text", "Basics"], (c) => c.email),
  field("firstName", ["First name", "text", "Basics"], (c) => c.firstName),
  field("lastName", ["Last name", "text", "Basics"], (c) => c.lastName),
  field("company", ["Company", "text", "Basics"], (c) => c.company),
  field("phone", ["Phone", "text", "Basics"], (c) => c.phone),
  field("notes", ["Notes", "text", "Basics"], (c) => c.notes),
  field("group.id", ["Customer group id", "text", "Group"], (c) => c.group?.sourceId ?? null),
  field("group.name", ["Customer group", "text", "Group"], (c) => c.group?.name ?? null),
  field("taxExemptCategory", ["Tax exemption code", "text", "Group"], (c) => c.taxExemptCategory),
  field("storeCredit", ["Store credit", "money", "Group"], (c) => c.storeCredit),
  field("acceptsMarketing", ["Wants marketing mails", "boolean", "Group"], (c) => c.acceptsMarketing),
  ...addressFields<Customer>("billing", "First address", (c) => c.addresses[0] ?? null),
  ...addressFields<Customer>("shipping", "Second address", (c) => c.addresses[1] ?? c.addresses[0] ?? null),
  field("addresses", ["All addresses", "list", "Addresses"], (c) => c.addresses.map(addressValue)),
  field("attributes", ["Attributes", "list", "More"], (c) =>
    c.attributes.length > 0 ? [namedValues(c.attributes)] : [],
  ),
  field("formFields", ["Form fields", "list", "More"], (c) =>
    c.formFields.length > 0 ? [namedValues(c.formFields)] : [],
  ),
  field("channelIds", ["Storefronts", "list", "More"], (c) => c.channelIds),
  field("registrationIp", ["IP address at sign-up", "text", "More"], (c) => c.registrationIp),
  field("createdAt", ["Created", "date", "Dates"], (c) => c.createdAt),
  field("modifiedAt", ["Last modified", "date", "Dates"], (c) => c.modifiedAt),
];
