import { Decimal } from "decimal.js";
import { type DecimalString, toDecimalString } from "@/server/domain/money";
import type { Rounding, Transform } from "./rule";

type Arithmetic = Extract<Transform, { kind: "arithmetic" }>;

const ROUNDING_MODES = {
  nearest: Decimal.ROUND_HALF_UP,
  up: Decimal.ROUND_CEIL,
  down: Decimal.ROUND_FLOOR,
} as const;

function round(value: Decimal, rounding: Rounding): Decimal {
  if (rounding.mode === "none") return value;
  const mode = ROUNDING_MODES[rounding.mode];
  if (rounding.ending === null)
    return value.dividedBy(rounding.step).toDecimalPlaces(0, mode).times(rounding.step);
  const ending = new Decimal(rounding.ending);
  const rounded = value.minus(ending).toDecimalPlaces(0, mode).plus(ending);
  return rounded.isNegative() ? ending : rounded;
}

/** Calculates with decimals; an error's message is for the person who wrote the rule. */
export function calculate(input: DecimalString, transform: Arithmetic): DecimalString {
  const value = new Decimal(input);
  const operand = new Decimal(transform.operand);
  const result = {
    add: () => value.plus(operand),
    subtract: () => value.minus(operand),
    multiply: () => value.times(operand),
    divide: () => {
      if (operand.isZero()) throw new Error("a number cannot be divided by zero");
      return value.dividedBy(operand);
    },
    add_percent: () => value.times(operand.plus(100)).dividedBy(100),
    subtract_percent: () => value.times(new Decimal(100).minus(operand)).dividedBy(100),
  }[transform.operator]();
  const rounded = round(result, transform.rounding);
  const places = new Decimal(
    transform.rounding.mode === "none" ? "0.0001" : transform.rounding.step,
  ).decimalPlaces();
  return rounded.toFixed(Math.max(places, Math.min(4, rounded.decimalPlaces())));
}

export function asNumber(value: unknown): DecimalString | null {
  return toDecimalString(value);
}
