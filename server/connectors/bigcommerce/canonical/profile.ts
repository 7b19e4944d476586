import type { LengthUnit, StoreProfile, WeightUnit } from "@/server/domain/store";
import { FatalError } from "../../core/errors";
import type { RawStore } from "../schemas/store";
import { trimmed, webAddress } from "./values";

/** The settings say LBS and KGS, store information Ounces; the documentation names no complete list. */
const WEIGHTS: Record<string, WeightUnit> = {
  lb: "lb",
  lbs: "lb",
  pound: "lb",
  pounds: "lb",
  oz: "oz",
  ounce: "oz",
  ounces: "oz",
  kg: "kg",
  kgs: "kg",
  kilogram: "kg",
  kilograms: "kg",
  g: "g",
  gram: "g",
  grams: "g",
  t: "t",
  tonne: "t",
  tonnes: "t",
};

const LENGTHS: Record<string, LengthUnit> = {
  in: "in",
  inch: "in",
  inches: "in",
  cm: "cm",
  centimeter: "cm",
  centimeters: "cm",
  centimetres: "cm",
  mm: "mm",
  millimeters: "mm",
  m: "m",
  meters: "m",
};

/** A wrong unit would make every weight wrong without a sign, so an unknown one is not guessed. */
function unit<T>(units: Record<string, T>, value: string, what: string): T {
  const found = Object.hasOwn(units, value.trim().toLowerCase())
    ? units[value.trim().toLowerCase()]
    : undefined;
  if (found !== undefined) return found;
  throw new FatalError(
    `The store's ${what} unit "${value}" is not known. Choose another under Settings > Store profile > Physical dimensions in BigCommerce, or tell support.`,
  );
}

export function toProfile(raw: RawStore): StoreProfile {
  const currency = raw.currency.trim().toUpperCase();
  if (currency === "") {
    throw new FatalError(
      "BigCommerce does not tell the store's currency. Choose a default currency under Settings > Currencies.",
    );
  }
  const domain = raw.domain.trim();
  return {
    name: raw.name.trim() || domain || raw.id,
    currency,
    weightUnit: unit(WEIGHTS, raw.weight_units, "weight"),
    lengthUnit: unit(LENGTHS, raw.dimension_units, "length"),
    pricesIncludeTax: raw.is_price_entered_with_tax,
    timeZone: trimmed(raw.timezone?.name ?? ""),
    version: null,
    storefrontUrl: storefront(raw),
  };
}

function storefront(raw: RawStore): string | null {
  const domain = trimmed(raw.domain);
  const url = webAddress(raw.secure_url) ?? (domain ? webAddress(`https://${domain}`) : null);
  return url?.replace(/\/+$/, "") ?? null;
}
