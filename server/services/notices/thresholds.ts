import { writeAudit } from "@/server/db/repositories/audit";
import { findImportRow } from "@/server/db/repositories/imports";
import {
  listOwnThresholds,
  readThreshold,
  saveImportThreshold,
  saveThreshold,
} from "@/server/db/repositories/notice-thresholds";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { requireScope } from "../require-scope";

export interface Thresholds {
  /** Failed records in per cent of those read, above which a run counts as failing. */
  percent: number;
  /** Imports that have one of their own. */
  own: { importId: string; name: string; percent: number }[];
}

export async function getThresholds(scope: OrgScope, deps: Pick<ServiceDeps, "db">): Promise<Thresholds> {
  requireScope(scope, "organisation:read");
  const [percent, own] = await Promise.all([
    readThreshold(scope, deps.db),
    listOwnThresholds(scope, deps.db),
  ]);
  return { percent, own };
}

/** Holds from the next run of each import on. */
export async function setThreshold(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  percent: number,
): Promise<void> {
  requireScope(scope, "organisation:manage");
  await deps.db.$transaction(async (tx) => {
    const before = await readThreshold(scope, tx);
    if (before === percent) return;
    await saveThreshold(scope, tx, percent);
    await writeAudit(scope, tx, {
      action: "organisation.notice_threshold_changed",
      subject: "organisation",
      subjectId: scope.orgId,
      changes: changesBetween({ noticeThreshold: before }, { noticeThreshold: percent }),
    });
  });
}

/** Of one import alone; null gives it back to the organisation's. */
export async function setImportThreshold(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  input: { importId: string; percent: number | null },
): Promise<void> {
  requireScope(scope, "organisation:manage");
  const { importId, percent } = input;
  await deps.db.$transaction(async (tx) => {
    const row = await findImportRow(scope, tx, importId);
    if (!row) throw notFound("import");
    if (row.noticeThreshold === percent) return;
    await saveImportThreshold(scope, tx, importId, percent);
    await writeAudit(scope, tx, {
      action: "import.notice_threshold_changed",
      subject: "import",
      subjectId: importId,
      details: { name: row.name },
      changes: changesBetween({ noticeThreshold: row.noticeThreshold }, { noticeThreshold: percent }),
    });
  });
}
