import { z } from "zod";
import { isJsonObject } from "@/server/domain/json";
import { text } from "./values";

/** Answers to a form's own fields are texts, numbers, ticks, several choices, or a date as an object. */
function answerText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(answerText).filter(Boolean).join(", ");
  return isJsonObject(value) ? JSON.stringify(value) : String(value);
}

/** https://developer.bigcommerce.com/docs/rest-management/customers/customer-form-field-values */
export const formField = z.object({ name: text, value: z.unknown().optional().transform(answerText) });
export type RawFormField = z.infer<typeof formField>;
