import { z } from "zod";
import { ENTITIES } from "@/server/domain/entity";
import {
  customerFiltersSchema,
  importOptionsSchema,
  orderFiltersSchema,
  productFiltersSchema,
} from "@/server/domain/import-settings";
import { rulesSchema } from "@/server/mapping/rule";

const id = z.string().min(1).max(64);

export const importIdInput = z.object({ importId: id });

const name = z.string().trim().min(1, "Give the import a name.").max(120, "Use at most 120 characters.");

/** First step: what is brought over, and what the import is called. */
export const typeStepSchema = z.object({ name, entity: z.enum(ENTITIES) });
export type TypeStep = z.infer<typeof typeStepSchema>;

export const createImportInput = typeStepSchema.extend({ clientId: id.optional() });
export type CreateImport = z.infer<typeof createImportInput>;

export const saveTypeInput = importIdInput.extend(typeStepSchema.shape);

export const SIDES = ["source", "target"] as const;
export type Side = (typeof SIDES)[number];

export const chooseConnectionInput = importIdInput.extend({
  side: z.enum(SIDES),
  connectionId: z.string().min(1, "Choose a connection, or make a new one.").max(64),
});
export type ChooseConnection = z.infer<typeof chooseConnectionInput>;

/** What a person can filter by; `sourceIds` is for retries alone. */
const ids = z.array(z.string().max(64)).max(5_000).default([]);
const filtersSteps = {
  products: productFiltersSchema.omit({ sourceIds: true }).extend({ categoryIds: ids }),
  customers: customerFiltersSchema.omit({ sourceIds: true }).extend({ groupIds: ids }),
  orders: orderFiltersSchema.omit({ sourceIds: true }).extend({ statusIds: ids }),
};
/** Strict, so that the filters of one entity are never taken for those of another. */
export const filtersStepSchema = z.union([
  filtersSteps.products.strict(),
  filtersSteps.customers.strict(),
  filtersSteps.orders.strict(),
]);
export type FiltersStep = z.infer<typeof filtersStepSchema>;

export const saveFiltersInput = importIdInput.extend({ filters: filtersStepSchema });

export const saveOptionsInput = importIdInput.extend({ options: importOptionsSchema });

const rules = rulesSchema.max(1_000, "A mapping can hold at most 1,000 rules.");

export const saveMappingInput = importIdInput.extend({
  rules,
  /** The version that the changes were made to; null for the automatic mapping. */
  basedOn: z.number().int().nullable(),
});
export type SaveMapping = z.infer<typeof saveMappingInput>;

export const countMatchingInput = importIdInput.extend({ filters: filtersStepSchema });

export const listSamplesInput = importIdInput.extend({ cursor: z.string().max(2_000).nullish() });

export const sampleInput = importIdInput.extend({ sourceId: z.string().trim().min(1).max(64) });

export const previewMappingInput = sampleInput.extend({ rules });

export const startImportInput = importIdInput.extend({ kind: z.enum(["full", "incremental", "dry_run"]) });

export const mappingVersionInput = importIdInput.extend({ version: z.number().int().min(1) });

export const setRealTimeInput = importIdInput.extend({
  on: z.boolean(),
  /** Also has the source's connection hear of changes. */
  enableWebhooks: z.boolean().optional(),
});
export type SetRealTime = z.infer<typeof setRealTimeInput>;
