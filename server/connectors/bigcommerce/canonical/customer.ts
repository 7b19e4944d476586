import type { Address } from "@/server/domain/address";
import type { Customer } from "@/server/domain/customer";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonValue } from "@/server/domain/json";
import type { CustomField } from "@/server/domain/product";
import { customerSchema, type RawCustomer, type RawCustomerAddress } from "../schemas/customer";
import { countryCode } from "./country";
import { formFieldsOf } from "./form-fields";
import { readRaw } from "./read-raw";
import { trimmed, unlessZeroText, utc } from "./values";

export interface CanonicalCustomer {
  customer: Customer | null;
  issues: IssueDraft[];
}

/** A customer as BigCommerce sent it, read as a canonical one. Pure; odd data becomes issues, never an exception. */
export function toCanonicalCustomer(raw: JsonValue): CanonicalCustomer {
  const { value, issues } = readRaw(customerSchema, raw, "customer");
  return { customer: value && build(value), issues };
}

function build(raw: RawCustomer): Customer {
  return {
    sourceId: raw.id,
    email: trimmed(raw.email),
    firstName: raw.first_name.trim(),
    lastName: raw.last_name.trim(),
    company: raw.company.trim(),
    phone: raw.phone.trim(),
    notes: raw.notes.trim(),
    taxExemptCategory: unlessZeroText(raw.tax_exempt_category),
    group: groupOf(raw),
    storeCredit: raw.store_credit_amounts[0]?.amount ?? raw.store_credit,
    addresses: raw.addresses.map(toAddress),
    attributes: attributesOf(raw),
    formFields: [...formFieldsOf(raw.form_fields), ...raw.addresses.flatMap(fieldsOfAddress)],
    acceptsMarketing: raw.accepts_product_review_abandoned_cart_emails ?? raw.accepts_marketing,
    registrationIp: trimmed(raw.registration_ip_address),
    channelIds: channelsOf(raw),
    createdAt: utc(raw.date_created),
    modifiedAt: utc(raw.date_modified),
  };
}

function groupOf(raw: RawCustomer): Customer["group"] {
  const sourceId = raw.customer_group_id ?? raw.customer_group?.id ?? null;
  if (sourceId === null) return null;
  const name = raw.customer_group?.id === sourceId ? trimmed(raw.customer_group.name) : null;
  return { sourceId, name };
}

/** Without a list of storefronts, a customer is known to the one where the account was made. */
function channelsOf(raw: RawCustomer): string[] {
  if (raw.channel_ids.length > 0) return [...new Set(raw.channel_ids)];
  return raw.origin_channel_id === null ? [] : [raw.origin_channel_id];
}

/** An attribute whose name is not known is kept under its id. */
function attributesOf(raw: RawCustomer): CustomField[] {
  return raw.attributes
    .map((one) => ({
      name: trimmed(one.name) ?? (one.attribute_id === null ? "" : `Attribute ${one.attribute_id}`),
      value: (trimmed(one.attribute_value) ?? one.value).trim(),
    }))
    .filter(({ name, value }) => name !== "" && value !== "");
}

function toAddress(raw: RawCustomerAddress): Address {
  const kind = raw.address_type.trim().toLowerCase();
  return {
    sourceId: raw.id,
    firstName: raw.first_name.trim(),
    lastName: raw.last_name.trim(),
    company: raw.company.trim(),
    line1: raw.address1.trim(),
    line2: raw.address2.trim(),
    city: raw.city.trim(),
    state: raw.state_or_province.trim(),
    postcode: raw.postal_code.trim(),
    country: raw.country.trim(),
    countryCode: countryCode(raw.country_code),
    phone: raw.phone.trim(),
    email: "",
    kind: kind === "residential" || kind === "commercial" ? kind : null,
  };
}

/** Fields of an address carry its id in their name, since an address itself has no room for them. */
function fieldsOfAddress(raw: RawCustomerAddress): CustomField[] {
  return formFieldsOf(raw.form_fields).map(({ name, value }) => ({
    name: raw.id === null ? name : `${name} (address ${raw.id})`,
    value,
  }));
}
