import type { ImportRow } from "@/server/db/repositories/imports";
import type { Retirement } from "@/server/domain/import-settings";
import type { ServiceDeps } from "@/server/services/deps";

/** What the import's target can do with a record that is gone at the source; nothing while there is no target. */
export function retirementsOf(
  deps: Pick<ServiceDeps, "platforms">,
  { entity, target }: Pick<ImportRow, "entity" | "target">,
): readonly Retirement[] {
  if (!target) return [];
  return deps.platforms.find(target.platform)?.target?.retirements?.[entity] ?? [];
}
