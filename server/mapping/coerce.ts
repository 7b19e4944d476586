import { Decimal } from "decimal.js";
import type { FieldDescriptor } from "@/server/domain/field";
import type { JsonValue } from "@/server/domain/json";
import { toDecimalString } from "@/server/domain/money";
import { isEmptyValue, valueAsText } from "./value";

const TRUE_WORDS = new Set(["true", "yes", "1", "on"]);
const FALSE_WORDS = new Set(["false", "no", "0", "off", ""]);

function toNumber(value: JsonValue, label: string): string | null {
  if (isEmptyValue(value)) return null;
  const number = toDecimalString(value);
  if (number === null)
    throw new Error(`"${valueAsText(value).slice(0, 60)}" is not a number, as ${label} needs`);
  return number;
}

function toBoolean(value: JsonValue, label: string): boolean {
  if (typeof value === "boolean") return value;
  const word = valueAsText(value).trim().toLowerCase();
  if (TRUE_WORDS.has(word)) return true;
  if (FALSE_WORDS.has(word)) return false;
  throw new Error(`"${word.slice(0, 60)}" is neither yes nor no, as ${label} needs`);
}

/** Brings a value into the form of its target field; throws an Error that says what does not fit. */
export function coerceValue(value: JsonValue, field: FieldDescriptor): JsonValue {
  switch (field.type) {
    case "text":
    case "html": {
      const text = valueAsText(value);
      return field.maxLength && text.length > field.maxLength ? text.slice(0, field.maxLength) : text;
    }
    case "money":
    case "number":
      return toNumber(value, field.label);
    case "integer": {
      const number = toNumber(value, field.label);
      return number === null ? null : new Decimal(number).toDecimalPlaces(0, Decimal.ROUND_FLOOR).toNumber();
    }
    case "boolean":
      return toBoolean(value, field.label);
    case "enum": {
      if (isEmptyValue(value)) return null;
      const word = valueAsText(value);
      if (field.values && !field.values.includes(word)) {
        throw new Error(`"${word.slice(0, 60)}" is none of ${field.values.join(", ")}`);
      }
      return word;
    }
    case "date":
      return isEmptyValue(value) ? null : valueAsText(value);
    case "data":
      return isEmptyValue(value) ? null : value;
    case "list":
    case "references":
    case "images":
    case "attributes":
    case "reviews":
    case "order_lines":
    case "order_charges":
    case "order_taxes":
    case "order_refunds":
    case "order_notes":
      if (isEmptyValue(value)) return [];
      return Array.isArray(value) ? value : [value];
  }
}
