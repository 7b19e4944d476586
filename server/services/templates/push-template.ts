import type { Prisma } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import {
  findTemplateContent,
  findTemplateRow,
  holdTemplateRow,
  isPushTold,
  lockTemplateRow,
} from "@/server/db/repositories/templates";
import type { OrgScope } from "@/server/domain/scope";
import type { TemplateContent } from "@/server/mapping/templates/content";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { applyToImport, type GivenTemplate } from "./apply-to-import";
import type { PushTemplate } from "./template.schema";

export type PushDeps = Pick<ServiceDeps, "db" | "platforms" | "clock" | "logger">;

export interface AppliedImport {
  importId: string;
  outcome: "changed" | "unchanged" | "failed";
  /** Why it failed. */
  sentence: string | null;
}

const FAULT = "Something went wrong on our side, and it was left as it is. Try it once more.";

/**
 * Gives a version to imports, one after the other and each for itself: one that cannot have it is told of, and the
 * others go on. The same again changes nothing.
 */
export async function pushTemplate(
  scope: OrgScope,
  deps: PushDeps,
  { templateId, version, push, imports }: PushTemplate,
): Promise<AppliedImport[]> {
  requireScope(scope, "import:manage");
  requireScope(scope, "template:read");
  const content = await contentOf(scope, deps, templateId, version);
  const results: AppliedImport[] = [];
  for (const { importId, keep, seen } of imports) {
    const result = await oneByOne(deps, importId, () =>
      whileHeld(scope, deps, { templateId, version, content }, (given, tx) =>
        applyToImport(scope, deps, tx, given, { importId, keep, seen, push: push.id }),
      ),
    );
    results.push(result);
  }
  if (results.some(({ outcome }) => outcome === "changed")) {
    await tellOnce(scope, deps, { templateId, version, push });
  }
  return results;
}

export async function contentOf(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  templateId: string,
  version: number,
): Promise<TemplateContent> {
  if (!(await findTemplateRow(scope, deps.db, templateId))) throw notFound("template");
  const content = await findTemplateContent(scope, deps.db, templateId, version);
  if (!content) throw notFound("version of the template");
  return content;
}

/** One import has some dozens of small statements, which a busy database takes a while for. */
const TIMEOUT_MS = 30_000;

/** Works in a transaction of its own, in which nobody can remove the template. */
export async function whileHeld<Result>(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  { templateId, version, content }: { templateId: string; version: number; content: TemplateContent },
  work: (given: GivenTemplate, tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return deps.db.$transaction(
    async (tx) => {
      const template = await holdTemplateRow(scope, tx, templateId);
      if (!template) throw notFound("template");
      return work({ template, version, content }, tx);
    },
    { timeout: TIMEOUT_MS },
  );
}

async function oneByOne(
  deps: Pick<ServiceDeps, "logger">,
  importId: string,
  work: () => Promise<"changed" | "unchanged">,
): Promise<AppliedImport> {
  try {
    return { importId, outcome: await work(), sentence: null };
  } catch (error) {
    return { importId, outcome: "failed", sentence: sentenceOf(deps, error) };
  }
}

/** What a person is told; what nobody foresaw is logged. */
export function sentenceOf(deps: Pick<ServiceDeps, "logger">, error: unknown): string {
  if (error instanceof ServiceError) return error.message;
  deps.logger.error({ err: error }, "a template could not be given to an import");
  return FAULT;
}

/** A push comes in parts; the log has an entry for each import, and one for the template. */
async function tellOnce(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  { templateId, version, push }: Pick<PushTemplate, "templateId" | "version" | "push">,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const template = await lockTemplateRow(scope, tx, templateId);
    if (!template || (await isPushTold(scope, tx, templateId, push.id))) return;
    await writeAudit(scope, tx, {
      action: "template.pushed",
      subject: "template",
      subjectId: templateId,
      details: { name: template.name, version, imports: push.imports, push: push.id },
    });
  });
}
