import type { Template } from "@/server/db/generated/client";
import {
  listTemplateNames,
  listTemplateRows,
  type TemplateListQuery,
} from "@/server/db/repositories/templates";
import { countBehind } from "@/server/db/repositories/templates-imports";
import type { Entity } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";

export interface TemplateListItem
  extends Pick<Template, "id" | "name" | "entity" | "latestVersion" | "updatedAt"> {
  /** Imports that were given it, and those of them that hold an earlier version. */
  imports: number;
  behind: number;
}

export async function listTemplates(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  query: TemplateListQuery,
): Promise<{ rows: TemplateListItem[]; total: number }> {
  requireScope(scope, "template:read");
  const { rows, total } = await listTemplateRows(scope, deps.db, query);
  const behind = await countBehind(scope, deps.db, rows);
  return {
    total,
    rows: rows.map(({ id, name, entity, latestVersion, updatedAt, imports }) => ({
      id,
      name,
      entity,
      latestVersion,
      updatedAt,
      imports,
      behind: behind.get(id) ?? 0,
    })),
  };
}

/** All of one entity, to choose from. */
export async function listTemplateChoices(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  entity: Entity,
): Promise<Pick<Template, "id" | "name" | "latestVersion">[]> {
  requireScope(scope, "template:read");
  return listTemplateNames(scope, deps.db, entity);
}
