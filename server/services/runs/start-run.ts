import type { Prisma, Run } from "@/server/db/generated/client";
import { importOptionsSchema, productFiltersSchema } from "@/server/domain/import-settings";
import type { RunKind } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { autoMap } from "@/server/mapping/auto-map";
import { rulesSchema } from "@/server/mapping/rule";
import { validateMapping } from "@/server/mapping/validate";
import type { ServiceDeps } from "../deps";
import { notFound, ServiceError } from "../errors";
import { actingUserId, requireScope } from "../require-scope";

export interface StartRun {
  importId: string;
  kind: Extract<RunKind, "full" | "dry_run" | "retry">;
  /** Only these source ids; for a retry. */
  sourceIds?: string[];
}

/** Freezes the import's definition into a new run and hands it to the executor. */
export async function startRun(scope: OrgScope, deps: ServiceDeps, input: StartRun): Promise<Run> {
  requireScope(scope, "run:start");
  const definition = await deps.db.import.findFirst({
    where: { id: input.importId, orgId: scope.orgId },
    include: { source: true, target: true },
  });
  if (!definition) throw notFound("import");
  const { source, target } = definition;
  if (!source || !target)
    throw new ServiceError("conflict", "Choose a source and a target first, in the import's steps 2 and 3.");
  if (definition.entity !== "products")
    throw new ServiceError("conflict", "Only products can be imported so far.");
  for (const connection of [source, target]) {
    if (connection.status === "disabled") {
      throw new ServiceError(
        "conflict",
        `The connection "${connection.name}" is disabled. Enable it under Connections.`,
      );
    }
  }
  const fields = deps.platforms.find(target.platform)?.target?.fields ?? [];
  const mapping =
    definition.mappingVersion === null
      ? null
      : await deps.db.mappingVersion.findFirst({
          where: { orgId: scope.orgId, importId: definition.id, version: definition.mappingVersion },
        });
  const rules = mapping ? rulesSchema.parse(mapping.rules) : autoMap(fields);
  const problem = validateMapping(rules, fields).find((entry) => entry.severity === "error");
  if (problem)
    throw new ServiceError("conflict", `The mapping has a fault at ${problem.target}: ${problem.message}`);
  const filters = productFiltersSchema.parse({
    ...(definition.filters as object),
    sourceIds: input.sourceIds ?? [],
  });
  const options = importOptionsSchema.parse(definition.options);
  const run = await deps.db.run.create({
    data: {
      orgId: scope.orgId,
      importId: definition.id,
      kind: input.kind,
      entity: definition.entity,
      sourceId: source.id,
      targetId: target.id,
      filters: filters as Prisma.InputJsonObject,
      options: options as Prisma.InputJsonObject,
      rules: rules as unknown as Prisma.InputJsonArray,
      mappingVersion: mapping?.version ?? null,
      startedBy: actingUserId(scope),
    },
  });
  await requestRun(deps, run);
  return run;
}

/** Hands the run over. When the executor cannot be reached the run stays queued, and the sweep hands it over later. */
export async function requestRun(
  deps: Pick<ServiceDeps, "requestRun" | "db">,
  run: Pick<Run, "id" | "orgId" | "leg">,
): Promise<void> {
  try {
    await deps.requestRun({ runId: run.id, orgId: run.orgId, leg: run.leg, part: 0 });
  } catch {
    await deps.db.run.updateMany({
      where: { id: run.id, orgId: run.orgId },
      data: { waiting: { reason: "executor", label: "the worker to be reachable", until: null } },
    });
  }
}
