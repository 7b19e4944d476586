import { Decimal } from "decimal.js";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import type { DecimalString } from "@/server/domain/money";
import type { StoreProfile } from "@/server/domain/store";
import { convertLength, convertWeight } from "@/server/domain/units";
import { booleanOf, decimalOf, isMapped } from "./read";

const SIDES = ["length", "width", "height"] as const;

function measure(
  fields: MappedFields,
  key: string,
  who: string,
  issues: IssueDraft[],
  convert: (value: DecimalString) => DecimalString,
): string {
  const value = decimalOf(fields[key]);
  if (value === null) return "";
  if (new Decimal(value).isNegative() && !new Decimal(value).isZero()) {
    issues.push({
      code: "value_dropped",
      field: `${who}${key}`,
      details: { detail: `${value} is below zero` },
    });
    return "";
  }
  return convert(value);
}

/** Weight and dimensions in the target's units. WooCommerce empties them for what is virtual. */
export function shippingFields(
  fields: MappedFields,
  units: { source: StoreProfile; target: StoreProfile },
  who: string,
  issues: IssueDraft[],
): JsonObject {
  const { source, target } = units;
  const virtual = booleanOf(fields.virtual);
  const body: JsonObject = {};
  if (isMapped(fields, "weight")) {
    body.weight = virtual
      ? ""
      : measure(fields, "weight", who, issues, (value) =>
          convertWeight(value, source.weightUnit, target.weightUnit),
        );
  }
  const dimensions: JsonObject = {};
  for (const side of SIDES) {
    if (!isMapped(fields, side)) continue;
    dimensions[side] = virtual
      ? ""
      : measure(fields, side, who, issues, (value) =>
          convertLength(value, source.lengthUnit, target.lengthUnit),
        );
  }
  if (Object.keys(dimensions).length > 0) body.dimensions = dimensions;
  return body;
}
