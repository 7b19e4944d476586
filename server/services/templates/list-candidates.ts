import { findTemplateRow } from "@/server/db/repositories/templates";
import {
  type CandidatesQuery,
  listCandidateClients,
  listUsesOfClients,
} from "@/server/db/repositories/templates-imports";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { type ClientStores, storesOf } from "./new-import-stores";

export interface Candidate extends ClientStores {
  id: string;
  name: string;
  /** The stores between which imports from this template work already. */
  pairs: { sourceId: string | null; targetId: string | null }[];
}

/** Clients for whom imports could be made from the template, with what some of them lack. */
export async function listCandidates(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
  query: CandidatesQuery,
): Promise<{ rows: Candidate[]; total: number }> {
  requireScope(scope, "template:read");
  requireScope(scope, "import:manage");
  const template = await findTemplateRow(scope, deps.db, query.templateId);
  if (!template) throw notFound("template");
  const { rows, total } = await listCandidateClients(scope, deps.db, query);
  const uses = await listUsesOfClients(
    scope,
    deps.db,
    template.id,
    rows.map(({ id }) => id),
  );
  return {
    total,
    rows: rows.map((client) => ({
      id: client.id,
      name: client.name,
      ...storesOf(deps, client, template.entity),
      pairs: uses
        .filter(({ clientId }) => clientId === client.id)
        .map(({ sourceId, targetId }) => ({ sourceId, targetId })),
    })),
  };
}
