import type { FieldDescriptor, FieldType } from "@/server/domain/field";
import { addressTargets } from "./address-fields";
import { META_PREFIX } from "./meta-fields";

function meta(name: string, label: string, type: FieldType, auto: string, help?: string): FieldDescriptor {
  return {
    key: META_PREFIX + name,
    level: "item",
    label,
    type,
    group: "Custom fields",
    ...(help === undefined ? {} : { help }),
    auto: [auto],
  };
}

const JSON_HELP = "Kept as JSON.";

/**
 * Fields of a customer. What WooCommerce has no place for is kept as custom fields, whose names begin without an
 * underscore: of a customer WooCommerce drops those that begin with one.
 */
export const CUSTOMER_FIELDS: readonly FieldDescriptor[] = [
  {
    key: "email",
    level: "item",
    label: "E-mail address",
    type: "text",
    group: "Account",
    required: true,
    help: "An account of an earlier run keeps its address: WordPress would tell the customer of a change.",
    auto: ["email"],
  },
  {
    key: "first_name",
    level: "item",
    label: "First name",
    type: "text",
    group: "Account",
    auto: ["firstName"],
  },
  { key: "last_name", level: "item", label: "Last name", type: "text", group: "Account", auto: ["lastName"] },
  ...addressTargets("billing", "Billing address", {
    first_name: ["firstName"],
    last_name: ["lastName"],
    company: ["company"],
    phone: ["phone"],
    email: ["email"],
  }),
  ...addressTargets("shipping", "Shipping address"),
  meta("primelink_company", "Company", "text", "company"),
  meta("primelink_phone", "Phone", "text", "phone"),
  meta("primelink_notes", "Notes", "text", "notes"),
  meta("primelink_group", "Customer group", "text", "group.name"),
  meta("primelink_group_id", "Customer group id", "text", "group.id"),
  meta("primelink_tax_exempt", "Tax exemption code", "text", "taxExemptCategory"),
  meta("primelink_store_credit", "Store credit", "money", "storeCredit"),
  meta("primelink_marketing", "Wants marketing mails", "boolean", "acceptsMarketing"),
  meta("primelink_addresses", "All addresses", "list", "addresses", JSON_HELP),
  meta("primelink_attributes", "Attributes", "list", "attributes", JSON_HELP),
  meta("primelink_form_fields", "Form fields", "list", "formFields", JSON_HELP),
  meta("primelink_channels", "Storefronts", "list", "channelIds", JSON_HELP),
  meta("primelink_registration_ip", "IP address at sign-up", "text", "registrationIp"),
  meta("primelink_created", "Created at the source", "date", "createdAt"),
  meta("primelink_modified", "Last modified at the source", "date", "modifiedAt"),
];
