import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Db } from "@/server/db/client";
import type { ImportRow } from "@/server/db/repositories/imports";
import { listScheduleRows } from "@/server/db/repositories/schedules";
import { findTemplateContent } from "@/server/db/repositories/templates";
import { DEFAULT_OPTIONS, importOptionsSchema } from "@/server/domain/import-settings";
import { rhythmSchema } from "@/server/domain/schedule/rhythm";
import type { OrgScope } from "@/server/domain/scope";
import type { OwnContent, OwnSchedule, TemplateContent } from "@/server/mapping/templates/content";
import type { ServiceDeps } from "@/server/services/deps";
import { type CurrentMapping, currentMapping } from "@/server/services/imports/current-mapping";

export interface ImportContent {
  mapping: CurrentMapping;
  here: OwnContent;
  /** What the import was last given; the defaults, as the wizard begins with them, where it never was. */
  base: TemplateContent;
}

/** What an import holds of what a template can hold, and what it was given. */
export async function importContent(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "platforms">,
  db: Db,
  row: ImportRow,
): Promise<ImportContent> {
  const mapping = await currentMapping(scope, deps, db, row);
  const schedules = await listScheduleRows(scope, db, row.id);
  const given =
    row.templateId === null || row.templateVersion === null
      ? null
      : await findTemplateContent(scope, db, row.templateId, row.templateVersion);
  return {
    mapping,
    here: {
      rules: mapping.rules,
      options: importOptionsSchema.parse(row.options),
      // One that is over starts nothing any more.
      schedules: schedules
        .filter(({ nextAt, paused }) => nextAt !== null || paused)
        .map(
          ({ id, reach, rhythm, whenBusy, catchUp }): OwnSchedule => ({
            id,
            reach,
            rhythm: rhythmSchema.parse(rhythm),
            whenBusy,
            catchUp,
          }),
        ),
    },
    base: given ?? { rules: mapping.automatic, options: DEFAULT_OPTIONS, schedules: [] },
  };
}

/** What an import holds, as a version of a template. */
export function asTemplate({ rules, options, schedules }: OwnContent): TemplateContent {
  return { rules, options, schedules: schedules.map(({ id: _, ...schedule }) => schedule) };
}

/** Stands for all that a preview has looked at: anything else than that is no longer what was looked at. */
export function fingerprintOf(row: ImportRow, here: OwnContent): string {
  const { templateId, templateVersion, targetId } = row;
  return createHash("sha256")
    .update(canonicalize({ templateId, templateVersion, targetId, here }) ?? "")
    .digest("base64url");
}
