import { z } from "zod";
import { FIELD_LEVELS } from "@/server/domain/field";
import { isDecimalString } from "@/server/domain/money";

const decimal = z
  .string()
  .trim()
  .refine(isDecimalString, "Write a number such as 12.50, with a point and no thousands separator.");

const roundingSchema = z.object({
  mode: z.enum(["none", "nearest", "up", "down"]).default("nearest"),
  /** Multiple to round to, such as 0.01 or 0.05. */
  step: decimal.refine((value) => Number(value) > 0, "The rounding step must be above zero.").default("0.01"),
  /** Cents that the result ends with, such as 0.99; null keeps the rounded number. */
  ending: decimal.nullable().default(null),
});
export type Rounding = z.infer<typeof roundingSchema>;

export const transformSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("fixed"), value: z.string().max(10_000) }),
  /** {{field}} is replaced by that source field, {{value}} by the value so far. */
  z.object({ kind: z.literal("template"), template: z.string().min(1).max(10_000) }),
  z.object({
    kind: z.literal("replace"),
    search: z.string().min(1, "Say what to look for.").max(1_000),
    replacement: z.string().max(10_000),
    caseSensitive: z.boolean().default(true),
  }),
  z.object({
    kind: z.literal("arithmetic"),
    operator: z.enum(["add", "subtract", "multiply", "divide", "add_percent", "subtract_percent"]),
    operand: decimal,
    rounding: roundingSchema.default({ mode: "nearest", step: "0.01", ending: null }),
  }),
  z.object({
    kind: z.literal("table"),
    entries: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .min(1, "Add at least one line to the table."),
    /** What to do with a value that the table does not list. */
    otherwise: z.enum(["keep", "empty"]).default("keep"),
  }),
  /** The value so far if it is not empty, else the first of these source fields that is not. */
  z.object({ kind: z.literal("first"), sources: z.array(z.string()).min(1, "Choose at least one field.") }),
]);
export type Transform = z.infer<typeof transformSchema>;

export const ruleSchema = z.object({
  level: z.enum(FIELD_LEVELS),
  target: z.string().min(1),
  /** Null when the value is made by the transforms alone. */
  source: z.string().nullable(),
  transforms: z.array(transformSchema).default([]),
  enabled: z.boolean().default(true),
});
export type MappingRule = z.infer<typeof ruleSchema>;

export const rulesSchema = z.array(ruleSchema);
