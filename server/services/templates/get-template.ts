import type { Template } from "@/server/db/generated/client";
import {
  findTemplateContent,
  findTemplateRow,
  listTemplateVersions,
  type TemplateVersionRow,
} from "@/server/db/repositories/templates";
import { countBehind, countUses } from "@/server/db/repositories/templates-imports";
import { findUserNames } from "@/server/db/repositories/users";
import type { Retirement } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import { autoMap } from "@/server/mapping/auto-map";
import { changedRuleIds } from "@/server/mapping/changed";
import type { TemplateContent } from "@/server/mapping/templates/content";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";

export interface TemplateDetails
  extends Pick<Template, "id" | "name" | "entity" | "latestVersion" | "createdAt" | "updatedAt"> {
  imports: number;
  behind: number;
  /** Latest first; `createdBy` is the person's name. */
  versions: TemplateVersionRow[];
  /** The latest version. */
  options: TemplateContent["options"];
  schedules: TemplateContent["schedules"];
  mapping: { filled: number; changed: number };
  /** What targets can do with a record that is gone at the source. */
  retirements: readonly Retirement[];
}

const VERSIONS = 200;

export async function getTemplate(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms">,
  templateId: string,
): Promise<TemplateDetails> {
  requireScope(scope, "template:read");
  const template = await findTemplateRow(scope, deps.db, templateId);
  const content = template && (await findTemplateContent(scope, deps.db, templateId, template.latestVersion));
  if (!template || !content) throw notFound("template");
  const [versions, imports, behind] = await Promise.all([
    listTemplateVersions(scope, deps.db, templateId, VERSIONS),
    countUses(scope, deps.db, templateId),
    countBehind(scope, deps.db, [template]),
  ]);
  const names = await findUserNames(
    deps.db,
    versions.flatMap(({ createdBy }) => createdBy ?? []),
  );
  const { id, name, entity, latestVersion, createdAt, updatedAt } = template;
  const targets = deps.platforms.all().flatMap(({ target }) => target ?? []);
  const automatic = targets.flatMap(({ fields }) => autoMap(entity, fields[entity]));
  return {
    id,
    name,
    entity,
    latestVersion,
    createdAt,
    updatedAt,
    imports,
    behind: behind.get(id) ?? 0,
    versions: versions.map((version) => ({
      ...version,
      createdBy: version.createdBy === null ? null : (names.get(version.createdBy) ?? null),
    })),
    options: content.options,
    schedules: content.schedules,
    mapping: {
      filled: content.rules.filter(({ enabled }) => enabled).length,
      changed: changedRuleIds(content.rules, automatic).size,
    },
    retirements: [...new Set(targets.flatMap(({ retirements }) => retirements[entity]))],
  };
}
