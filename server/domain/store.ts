/** What a run must know of a store before it reads or writes a record. */
export interface StoreProfile {
  name: string;
  /** ISO 4217. */
  currency: string;
  weightUnit: WeightUnit;
  lengthUnit: LengthUnit;
  /** Catalogue prices contain tax. Null when the store does not say. */
  pricesIncludeTax: boolean | null;
  timeZone: string | null;
  /** Version of the platform's software, when it has one. */
  version: string | null;
  /** Tax classes that a product can have, apart from the standard one; missing when the store does not tell. */
  taxClasses?: { slug: string; name: string }[];
  /** Storefront address without a trailing slash. */
  storefrontUrl: string | null;
}

export const WEIGHT_UNITS = ["kg", "g", "lb", "oz", "t"] as const;
export type WeightUnit = (typeof WEIGHT_UNITS)[number];

export const LENGTH_UNITS = ["m", "cm", "mm", "in", "yd"] as const;
export type LengthUnit = (typeof LENGTH_UNITS)[number];
