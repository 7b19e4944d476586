import type { Prisma } from "@/server/db/generated/client";
import type { ImportRow } from "@/server/db/repositories/imports";
import { jsonInput } from "@/server/db/repositories/run-store/storable";
import { filtersSchemas, importOptionsSchema } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import { validateMapping } from "@/server/mapping/validate";
import type { ServiceDeps } from "../deps";
import { ServiceError } from "../errors";
import { currentMapping } from "../imports/current-mapping";

type Frozen = Pick<
  Prisma.RunUncheckedCreateInput,
  "entity" | "sourceId" | "targetId" | "filters" | "options" | "rules" | "mappingVersion"
>;

/** The definition as a run made now holds it. Refuses one that cannot run, with what is to be done first. */
export async function freezeDefinition(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
  row: ImportRow,
  sourceIds: string[],
): Promise<Frozen> {
  const { source, target } = row;
  if (row.status !== "ready" || !source || !target) {
    throw new ServiceError("conflict", "This import is not complete yet. Finish its open steps first.");
  }
  for (const connection of [source, target]) {
    if (connection.status === "disabled") {
      throw new ServiceError(
        "conflict",
        `The connection "${connection.name}" is disabled. Enable it under Connections.`,
      );
    }
  }
  const { rules, version, targetFields } = await currentMapping(scope, deps, deps.db, row);
  const problem = validateMapping(row.entity, rules, targetFields).find(
    (entry) => entry.severity === "error",
  );
  if (problem) {
    throw new ServiceError("conflict", `The mapping has a fault at ${problem.target}: ${problem.message}`);
  }
  return {
    entity: row.entity,
    sourceId: source.id,
    targetId: target.id,
    filters: jsonInput(filtersSchemas[row.entity].parse({ ...(row.filters as object), sourceIds })),
    options: jsonInput(importOptionsSchema.parse(row.options)),
    rules: jsonInput(rules),
    mappingVersion: version,
  };
}
