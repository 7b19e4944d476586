import type { Prisma } from "@/server/db/generated/client";
import { type AuditEvent, writeAudit } from "@/server/db/repositories/audit";
import {
  type ImportChange,
  type ImportRow,
  lockImportRow,
  updateImportRow,
} from "@/server/db/repositories/imports";
import { furtherStep, type ImportStep, isReady } from "@/server/domain/import-steps";
import type { OrgScope } from "@/server/domain/scope";
import { validateMapping } from "@/server/mapping/validate";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { currentMapping } from "./current-mapping";

export type DefinitionDeps = Pick<ServiceDeps, "db" | "platforms">;

export interface DefinitionChange {
  data: ImportChange;
  /** The step that is saved by it. */
  step: ImportStep;
  /** Null when nothing but the wizard's place changes, which nobody has to account for. */
  audit: Pick<AuditEvent, "action" | "details" | "changes"> | null;
}

/** Works out a change from the definition as it stands, which nobody else can change meanwhile. */
export type MakeChange = (row: ImportRow, tx: Prisma.TransactionClient) => Promise<DefinitionChange>;

/**
 * Changes one part of a definition and works out anew whether the import is ready. One change at a time: two people
 * who save at once never mix their steps.
 */
export async function changeDefinition(
  scope: OrgScope,
  deps: DefinitionDeps,
  importId: string,
  change: MakeChange,
): Promise<void> {
  await deps.db.$transaction((tx) => changeDefinitionWithin(scope, deps, tx, importId, change));
}

/** The same as a part of something larger that is done as a whole or not at all. */
export async function changeDefinitionWithin(
  scope: OrgScope,
  deps: Pick<DefinitionDeps, "platforms">,
  tx: Prisma.TransactionClient,
  importId: string,
  change: MakeChange,
): Promise<void> {
  const row = await lockImportRow(scope, tx, importId);
  if (!row) throw notFound("import");
  const { data, step, audit } = await change(row, tx);
  await updateImportRow(scope, tx, importId, {
    ...data,
    wizardStep: furtherStep(row.wizardStep, step),
  });
  const changed = await lockImportRow(scope, tx, importId);
  if (!changed) throw notFound("import");
  const status = (await isDefinitionReady(scope, deps, tx, changed)) ? "ready" : "draft";
  if (status !== changed.status) await updateImportRow(scope, tx, importId, { status });
  if (audit) {
    await writeAudit(scope, tx, {
      ...audit,
      subject: "import",
      subjectId: importId,
      details: { name: changed.name, ...audit.details },
    });
  }
}

async function isDefinitionReady(
  scope: OrgScope,
  deps: Pick<DefinitionDeps, "platforms">,
  tx: Prisma.TransactionClient,
  row: ImportRow,
): Promise<boolean> {
  const { rules, targetFields } = await currentMapping(scope, deps, tx, row);
  const mappingErrors = validateMapping(row.entity, rules, targetFields).filter(
    (problem) => problem.severity === "error",
  ).length;
  return isReady({ ...row, mappingErrors });
}
