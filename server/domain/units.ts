import { Decimal } from "decimal.js";
import type { DecimalString } from "./money";
import type { LengthUnit, WeightUnit } from "./store";

const GRAMS: Record<WeightUnit, string> = {
  kg: "1000",
  g: "1",
  lb: "453.59237",
  oz: "28.349523125",
  t: "1000000",
};
const MILLIMETRES: Record<LengthUnit, string> = { m: "1000", cm: "10", mm: "1", in: "25.4", yd: "914.4" };

function convert(value: DecimalString, from: string, to: string): DecimalString {
  if (from === to) return new Decimal(value).toFixed();
  return new Decimal(value).times(from).dividedBy(to).toDecimalPlaces(4).toFixed();
}

/** Converts with at most four decimals; unchanged units keep every digit. */
export function convertWeight(value: DecimalString, from: WeightUnit, to: WeightUnit): DecimalString {
  return convert(value, GRAMS[from], GRAMS[to]);
}

/** Converts with at most four decimals; unchanged units keep every digit. */
export function convertLength(value: DecimalString, from: LengthUnit, to: LengthUnit): DecimalString {
  return convert(value, MILLIMETRES[from], MILLIMETRES[to]);
}
