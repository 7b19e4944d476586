import type { Address } from "./address";
import type { DecimalString } from "./money";
import type { CustomField } from "./product";

/** A registered customer. Passwords cannot be read at any source. */
export interface Customer {
  sourceId: string;
  email: string | null;
  firstName: string;
  lastName: string;
  company: string;
  phone: string;
  /** The merchant's own notes. */
  notes: string;
  /** Code of the exemption; null for one who pays tax. */
  taxExemptCategory: string | null;
  group: { sourceId: string; name: string | null } | null;
  storeCredit: DecimalString | null;
  /** All of them, in the source's order. */
  addresses: Address[];
  attributes: CustomField[];
  /** Answers to the sign-up form's own fields. */
  formFields: CustomField[];
  acceptsMarketing: boolean | null;
  registrationIp: string | null;
  /** Storefronts that know the customer. An e-mail address is unique for each of them only. */
  channelIds: string[];
  /** ISO 8601 in UTC, like modifiedAt. */
  createdAt: string | null;
  modifiedAt: string | null;
}
