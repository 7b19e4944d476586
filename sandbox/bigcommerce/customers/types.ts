import type { Fields } from "../catalog/types";

/** A customer with all that belongs to it; `include` decides what an answer shows. */
export interface StoredCustomer {
  fields: Fields;
  addresses: StoredAddress[];
  /** Values of attributes; their names are kept once for the store. */
  attributes: Fields[];
  formFields: Fields[];
  storeCredit: number;
}

export interface StoredAddress {
  fields: Fields;
  formFields: Fields[];
}
