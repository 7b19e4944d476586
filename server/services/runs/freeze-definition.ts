import type { Prisma } from "@/server/db/generated/client";
import type { ImportRow } from "@/server/db/repositories/imports";
import { jsonInput } from "@/server/db/repositories/run-store/storable";
import { filtersSchemas, importOptionsSchema } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import type { MappingRule } from "@/server/mapping/rule";
import { validateMapping } from "@/server/mapping/validate";
import type { ServiceDeps } from "../deps";
import { ServiceError } from "../errors";
import { currentMapping } from "../imports/current-mapping";
import { type ChosenKind, chooseKind } from "./choose-kind";
import type { StartRun } from "./start-run";

type Frozen = Pick<
  Prisma.RunUncheckedCreateInput,
  | "kind"
  | "reach"
  | "kindReason"
  | "entity"
  | "sourceId"
  | "targetId"
  | "filters"
  | "options"
  | "rules"
  | "mappingVersion"
  | "profiles"
  | "retryIds"
>;

/** Both as ISO 8601; the person's own limit still holds. */
function later(one: string | null, other: string): string {
  return one !== null && Date.parse(one) > Date.parse(other) ? one : other;
}

/** The definition as a run made now holds it. Refuses one that cannot run, with what is to be done first. */
export async function freezeDefinition(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms" | "clock">,
  row: ImportRow,
  input: Pick<StartRun, "kind" | "sourceIds" | "reach">,
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
  if (input.reach === "stock_and_prices" && row.entity !== "products") {
    throw new ServiceError("conflict", "Only products have stock and prices of their own.");
  }
  const chosen = await chosenFor(scope, deps, row, rules, input);
  const filters = filtersSchemas[row.entity].parse({
    ...(row.filters as object),
    sourceIds: input.sourceIds ?? [],
  });
  return {
    kind: chosen.kind,
    reach: chosen.reach,
    kindReason: chosen.reason ?? null,
    retryIds: chosen.retryIds,
    ...(chosen.profiles ? { profiles: jsonInput(chosen.profiles) } : {}),
    entity: row.entity,
    sourceId: source.id,
    targetId: target.id,
    filters: jsonInput(
      chosen.since ? { ...filters, modifiedSince: later(filters.modifiedSince, chosen.since) } : filters,
    ),
    options: jsonInput(importOptionsSchema.parse(row.options)),
    rules: jsonInput(rules),
    mappingVersion: version,
  };
}

type Chosen = Omit<ChosenKind, "kind"> & Pick<StartRun, "kind">;

async function chosenFor(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  row: ImportRow,
  rules: MappingRule[],
  { kind, reach }: Pick<StartRun, "kind" | "reach">,
): Promise<Chosen> {
  if (kind === "incremental") return chooseKind(scope, deps, row, rules, reach);
  return { kind, reach: kind === "retry" ? "chosen" : "everything", retryIds: [] };
}
