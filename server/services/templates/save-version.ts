import type { Prisma, Template } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import { lockImportRow, updateImportRow } from "@/server/db/repositories/imports";
import { addTemplateVersion, findTemplateContent, lockTemplateRow } from "@/server/db/repositories/templates";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import { type TemplateContent, templateContentSchema } from "@/server/mapping/templates/content";
import { differenceOf, sizeOf } from "@/server/mapping/templates/three-way";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { actingUserId, requireScope } from "@/server/services/require-scope";
import { contentToShare, type TemplateDeps } from "./create-template";
import type { SaveVersion } from "./template.schema";

/** The next version. Earlier ones stay as they are, since imports hold them. */
export async function saveVersion(
  scope: OrgScope,
  deps: TemplateDeps,
  input: SaveVersion,
): Promise<{ version: number }> {
  requireScope(scope, "template:manage");
  const { templateId, basedOn, note, from } = input;
  return deps.db.$transaction(async (tx) => {
    const template = await lockTemplateRow(scope, tx, templateId);
    if (!template) throw notFound("template");
    if (template.latestVersion !== basedOn) {
      throw new ServiceError(
        "conflict",
        `Somebody has saved version ${template.latestVersion} meanwhile. Load the page again, then save yours once more.`,
      );
    }
    const latest = await findTemplateContent(scope, tx, templateId, basedOn);
    if (!latest) throw notFound("template");
    const source = "importId" in from ? await ofImport(scope, deps, tx, template, from.importId) : null;
    const content = source?.content ?? edited(template, latest, "importId" in from ? {} : from);
    const difference = differenceOf(latest, content);
    if (sizeOf(difference) === 0) {
      throw new ServiceError(
        "conflict",
        source
          ? `"${source.name}" holds just what version ${basedOn} does. There is nothing new to save.`
          : `This is just what version ${basedOn} holds. Change something before you save it.`,
      );
    }
    const version = basedOn + 1;
    await addTemplateVersion(scope, tx, templateId, version, {
      content,
      note,
      createdBy: actingUserId(scope),
    });
    if (source) await updateImportRow(scope, tx, source.id, { templateId, templateVersion: version });
    await writeAudit(scope, tx, {
      action: "template.version_saved",
      subject: "template",
      subjectId: templateId,
      details: {
        name: template.name,
        rules: difference.rules.length,
        schedules: difference.schedules.length,
        ...(source ? { from: source.name } : {}),
        ...(note === "" ? {} : { note }),
      },
      changes: {
        version: { before: basedOn, after: version },
        ...changesBetween(latest.options, content.options),
      },
    });
    return { version };
  });
}

async function ofImport(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "platforms">,
  tx: Prisma.TransactionClient,
  template: Template,
  importId: string,
): Promise<{ id: string; name: string; content: TemplateContent }> {
  const row = await lockImportRow(scope, tx, importId);
  if (!row) throw notFound("import");
  if (row.entity !== template.entity) {
    throw new ServiceError(
      "invalid",
      `"${template.name}" is a template for ${template.entity}, and "${row.name}" brings over ${row.entity}.`,
    );
  }
  return { id: row.id, name: row.name, content: await contentToShare(scope, deps, tx, row) };
}

function edited(
  template: Template,
  latest: TemplateContent,
  { options, schedules }: Partial<Pick<TemplateContent, "options" | "schedules">>,
): TemplateContent {
  if (template.entity !== "products" && schedules?.some(({ reach }) => reach === "stock_and_prices")) {
    throw new ServiceError(
      "invalid",
      "Only products have stock and prices. Choose what has changed, or everything.",
    );
  }
  return templateContentSchema.parse({
    ...latest,
    options: options ?? latest.options,
    schedules: schedules ?? latest.schedules,
  });
}
