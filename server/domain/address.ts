/** A postal address with whom it names. Text is as the source holds it; what is not given is an empty string. */
export interface Address {
  /** Null where the source gives addresses no id of their own, such as an order's billing address. */
  sourceId: string | null;
  firstName: string;
  lastName: string;
  company: string;
  line1: string;
  line2: string;
  city: string;
  /** A name or a code, whichever the source holds. */
  state: string;
  postcode: string;
  country: string;
  /** ISO 3166-1 alpha-2 in capitals; null when the source gives none that can be read. */
  countryCode: string | null;
  phone: string;
  email: string;
  kind: "residential" | "commercial" | null;
}
