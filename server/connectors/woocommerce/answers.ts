import { z } from "zod";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";

/** The form of every refusal of WordPress, also that of one item of a batch. */
const wpErrorSchema = z.looseObject({
  code: z.string(),
  message: z.string().catch(""),
  data: z
    .looseObject({
      status: z.number().optional().catch(undefined),
      resource_id: z.coerce.number().optional().catch(undefined),
      unique_sku: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type WpError = z.infer<typeof wpErrorSchema>;

export function wpErrorOf(value: JsonValue | undefined): WpError | null {
  const parsed = wpErrorSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Rows of a list, each with an id; whatever else comes is left out. */
export function rowsOf(value: JsonValue | undefined): (JsonObject & { id: number })[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((row) =>
    isJsonObject(row) && typeof row.id === "number" && row.id > 0 ? [{ ...row, id: row.id }] : [],
  );
}

/** A product or variation as it is kept: without the links that WordPress adds. */
export function withoutLinks(row: JsonObject): JsonObject {
  const { _links, ...rest } = row;
  return rest;
}

export const termRowSchema = z.looseObject({
  id: z.number(),
  name: z.string().catch(""),
  slug: z.string().catch(""),
  parent: z.number().catch(0),
});
export type TermRow = z.infer<typeof termRowSchema>;
