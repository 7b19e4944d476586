import type { ImportFilters } from "@/server/domain/import-settings";

/** What an import takes whenever it runs. The limits of one run do not count for records that are asked for by id. */
export function standingFilters<F extends ImportFilters>(filters: F): F {
  return { ...filters, modifiedSince: null, sourceIds: [] };
}
