import type { Prisma } from "@/server/db/generated/client";
import { findClientsByIds } from "@/server/db/repositories/clients";
import { listScheduleRows } from "@/server/db/repositories/schedules";
import { listUsesOfClients, lockCandidateClient } from "@/server/db/repositories/templates-imports";
import type { OrgScope } from "@/server/domain/scope";
import { notFound, ServiceError } from "@/server/services/errors";
import { changeDefinitionWithin } from "@/server/services/imports/change-definition";
import { connectionChange } from "@/server/services/imports/choose-connection";
import { createImportWithin } from "@/server/services/imports/create-import";
import { requireScope } from "@/server/services/require-scope";
import { changeScheduleWithin } from "@/server/services/schedules/change-schedule";
import { pausedChange } from "@/server/services/schedules/set-schedule-paused";
import { applyToImport, type GivenTemplate } from "./apply-to-import";
import { storesOf } from "./new-import-stores";
import { contentOf, type PushDeps, sentenceOf, whileHeld } from "./push-template";
import type { CreateImports } from "./template.schema";

export interface CreatedImport {
  clientId: string;
  /** The client's name; null for one that is not there. */
  client: string | null;
  /** Null when none was made; the sentence says why. */
  importId: string | null;
  sentence: string | null;
}

type Wanted = CreateImports["clients"][number];

/** Makes an import from the template for each client, ready to run, or says what is to be done first. */
export async function createImports(
  scope: OrgScope,
  deps: PushDeps,
  { templateId, version, clients, startSchedules }: CreateImports,
): Promise<CreatedImport[]> {
  requireScope(scope, "import:manage");
  requireScope(scope, "template:read");
  const content = await contentOf(scope, deps, templateId, version);
  const named = await findClientsByIds(
    scope,
    deps.db,
    clients.map(({ clientId }) => clientId),
  );
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const results: CreatedImport[] = [];
  for (const wanted of clients) {
    const { clientId } = wanted;
    const client = names.get(clientId) ?? null;
    try {
      const importId = await whileHeld(scope, deps, { templateId, version, content }, (given, tx) =>
        createOne(scope, deps, tx, given, wanted, startSchedules),
      );
      results.push({ clientId, client, importId, sentence: null });
    } catch (error) {
      results.push({ clientId, client, importId: null, sentence: sentenceOf(deps, error) });
    }
  }
  return results;
}

async function createOne(
  scope: OrgScope,
  deps: PushDeps,
  tx: Prisma.TransactionClient,
  given: GivenTemplate,
  wanted: Wanted,
  startSchedules: boolean,
): Promise<string> {
  const { template } = given;
  const { clientId } = wanted;
  const { sourceId, targetId } = await chooseStores(scope, deps, tx, given, wanted);
  const { id: importId } = await createImportWithin(scope, tx, {
    clientId,
    name: template.name,
    entity: template.entity,
  });
  const change = (make: ReturnType<typeof connectionChange>) =>
    changeDefinitionWithin(scope, deps, tx, importId, make);
  await change(connectionChange(scope, deps, { side: "source", connectionId: sourceId }));
  await change(connectionChange(scope, deps, { side: "target", connectionId: targetId }));
  await applyToImport(scope, deps, tx, given, { importId, keep: false, seen: null });
  if (!startSchedules) {
    for (const { id } of await listScheduleRows(scope, tx, importId)) {
      await changeScheduleWithin(scope, tx, id, pausedChange(scope, deps, true));
    }
  }
  return importId;
}

async function chooseStores(
  scope: OrgScope,
  deps: PushDeps,
  tx: Prisma.TransactionClient,
  { template }: GivenTemplate,
  wanted: Wanted,
): Promise<{ sourceId: string; targetId: string }> {
  const client = await lockCandidateClient(scope, tx, wanted.clientId);
  if (!client) throw notFound("client");
  const { sources, targets, lacks } = storesOf(deps, client, template.entity);
  if (lacks.length > 0) throw new ServiceError("conflict", lacks.join(" "));
  const sourceId = theOne(sources, wanted.sourceId, "source");
  const targetId = theOne(targets, wanted.targetId, "target");
  const uses = await listUsesOfClients(scope, tx, template.id, [client.id]);
  if (uses.some((use) => use.sourceId === sourceId && use.targetId === targetId)) {
    throw new ServiceError(
      "conflict",
      "It has an import from this template between these two stores already.",
    );
  }
  return { sourceId, targetId };
}

function theOne(stores: { id: string }[], chosen: string | undefined, side: "source" | "target"): string {
  if (chosen !== undefined) {
    if (stores.some(({ id }) => id === chosen)) return chosen;
    throw notFound("connection");
  }
  const [first, second] = stores;
  if (first && !second) return first.id;
  throw new ServiceError("conflict", `It has several stores that could be the ${side}. Choose one of them.`);
}
