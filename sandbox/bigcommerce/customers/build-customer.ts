import type { Fields } from "../catalog/types";
import { isoDate } from "../http/dates";
import type { OrderAddress } from "../orders/order-input";
import { customerDefaults } from "./edit-customers";
import type { StoredAddress, StoredCustomer } from "./types";

export interface AddressInput {
  street: string;
  street2?: string;
  city: string;
  state?: string;
  zip?: string;
  /** Two letters; the United States by default. */
  country?: string;
  /** The customer's own name, company and phone when not given. */
  first?: string;
  last?: string;
  company?: string;
  phone?: string;
  commercial?: boolean;
  formFields?: [name: string, value: string][];
}

export interface CustomerInput {
  id: number;
  first: string;
  last: string;
  email: string;
  created: Date;
  modified?: Date;
  phone?: string;
  company?: string;
  group?: number;
  notes?: string;
  taxExempt?: string;
  storeCredit?: number;
  channels?: number[];
  addresses?: AddressInput[];
  /** By the attribute's id. */
  attributes?: [id: number, value: string][];
  formFields?: [name: string, value: string | string[]][];
  more?: Fields;
}

export interface CustomerIds {
  address(): number;
  attribute(): number;
}

export function createCustomerIds(): CustomerIds {
  let address = 0;
  let attribute = 0;
  return {
    address: () => {
      address += 1;
      return address;
    },
    attribute: () => {
      attribute += 1;
      return attribute;
    },
  };
}

const countryNames: Record<string, string> = {
  US: "United States",
  CA: "Canada",
  GB: "United Kingdom",
  DE: "Germany",
  FR: "France",
  NL: "Netherlands",
  DK: "Denmark",
  IE: "Ireland",
  GR: "Greece",
  JP: "Japan",
  AU: "Australia",
  AE: "United Arab Emirates",
  BR: "Brazil",
  PL: "Poland",
  IL: "Israel",
  CN: "China",
  HK: "Hong Kong",
};

export function buildCustomer(input: CustomerInput, ids: CustomerIds): StoredCustomer {
  const created = isoDate(input.created);
  return {
    fields: {
      ...customerDefaults(),
      id: input.id,
      first_name: input.first,
      last_name: input.last,
      email: input.email,
      company: input.company ?? "",
      phone: input.phone ?? "",
      customer_group_id: input.group ?? 0,
      notes: input.notes ?? "",
      tax_exempt_category: input.taxExempt ?? "",
      registration_ip_address: "203.0.113.24",
      date_created: created,
      date_modified: input.modified ? isoDate(input.modified) : created,
      origin_channel_id: input.channels?.[0] ?? 1,
      channel_ids: input.channels ?? null,
      ...input.more,
    },
    addresses: (input.addresses ?? []).map((address) => buildAddress(address, input, ids.address())),
    attributes: (input.attributes ?? []).map(([attribute, value]) => ({
      id: ids.attribute(),
      attribute_id: attribute,
      attribute_value: value,
      customer_id: input.id,
      date_created: created,
      date_modified: created,
    })),
    formFields: (input.formFields ?? []).map(([name, value]) => ({ name, value })),
    storeCredit: input.storeCredit ?? 0,
  };
}

/** https://developer.bigcommerce.com/docs/rest-management/customers/addresses */
function buildAddress(address: AddressInput, customer: CustomerInput, id: number): StoredAddress {
  const country = address.country ?? "US";
  return {
    fields: {
      id,
      address1: address.street,
      address2: address.street2 ?? "",
      address_type: address.commercial ? "commercial" : "residential",
      city: address.city,
      company: address.company ?? customer.company ?? "",
      country: countryNames[country] ?? country,
      country_code: country,
      customer_id: customer.id,
      first_name: address.first ?? customer.first,
      last_name: address.last ?? customer.last,
      phone: address.phone ?? customer.phone ?? "",
      postal_code: address.zip ?? "",
      state_or_province: address.state ?? "",
    },
    formFields: (address.formFields ?? []).map(([name, value]) => ({ name, value })),
  };
}

/** The same address under the names that orders give its parts. */
export function orderAddress(
  address: AddressInput,
  person: Omit<CustomerInput, "id" | "created">,
): OrderAddress {
  const country = address.country ?? "US";
  return {
    first_name: address.first ?? person.first,
    last_name: address.last ?? person.last,
    company: address.company ?? person.company ?? "",
    street_1: address.street,
    street_2: address.street2 ?? "",
    city: address.city,
    state: address.state ?? "",
    zip: address.zip ?? "",
    country: countryNames[country] ?? country,
    country_iso2: country,
    phone: address.phone ?? person.phone ?? "",
    email: person.email,
    form_fields: (address.formFields ?? []).map(([name, value]) => ({ name, value })),
  };
}
