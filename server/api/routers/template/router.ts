import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { removeTemplate, renameTemplate } from "@/server/services/templates/change-template";
import { compareVersions } from "@/server/services/templates/compare-versions";
import { createImports } from "@/server/services/templates/create-imports";
import { createTemplate } from "@/server/services/templates/create-template";
import { detachImport } from "@/server/services/templates/detach-import";
import { getImportTemplate } from "@/server/services/templates/get-import-template";
import { getTemplate } from "@/server/services/templates/get-template";
import { listCandidates } from "@/server/services/templates/list-candidates";
import {
  listTemplateImportChoice,
  listTemplateImports,
} from "@/server/services/templates/list-template-imports";
import { listTemplateChoices, listTemplates } from "@/server/services/templates/list-templates";
import { previewUpdate } from "@/server/services/templates/preview-update";
import { pushTemplate } from "@/server/services/templates/push-template";
import { saveVersion } from "@/server/services/templates/save-version";
import {
  compareVersionsInput,
  createImportsInput,
  createTemplateInput,
  previewUpdateInput,
  pushTemplateInput,
  renameTemplateInput,
  saveVersionInput,
  templateIdInput,
  templateOfImportInput,
} from "@/server/services/templates/template.schema";
import {
  candidatesInput,
  listTemplatesInput,
  templateChoicesInput,
  templateImportChoiceInput,
  templateImportsInput,
} from "./inputs";

const reading = orgProcedure("template:read");
const managing = orgProcedure("template:manage");
/** Giving templates to imports is what one may do by hand, too; the use cases ask for `template:read` besides. */
const using = orgProcedure("import:manage");

export const templateRouter = router({
  list: reading
    .input(listTemplatesInput)
    .query(({ ctx, input: { filters, ...view } }) =>
      listTemplates(ctx.scope, ctx.deps, { ...view, ...filters }),
    ),
  /** Names alone, of one entity. */
  choices: reading
    .input(templateChoicesInput)
    .query(({ ctx, input }) => listTemplateChoices(ctx.scope, ctx.deps, input.entity)),
  get: reading
    .input(templateIdInput)
    .query(({ ctx, input }) => getTemplate(ctx.scope, ctx.deps, input.templateId)),
  compare: reading
    .input(compareVersionsInput)
    .query(({ ctx, input }) => compareVersions(ctx.scope, ctx.deps, input)),
  imports: reading
    .input(templateImportsInput)
    .query(({ ctx, input: { filters, ...view } }) =>
      listTemplateImports(ctx.scope, ctx.deps, { ...view, ...filters }),
    ),
  /** The ids of all that `imports` would list. */
  importChoice: reading
    .input(templateImportChoiceInput)
    .query(({ ctx, input: { filters, ...view } }) =>
      listTemplateImportChoice(ctx.scope, ctx.deps, { ...view, ...filters }),
    ),
  ofImport: reading
    .input(templateOfImportInput)
    .query(({ ctx, input }) => getImportTemplate(ctx.scope, ctx.deps, input.importId)),
  create: managing
    .input(createTemplateInput)
    .mutation(({ ctx, input }) => createTemplate(ctx.scope, ctx.deps, input)),
  saveVersion: managing
    .input(saveVersionInput)
    .mutation(({ ctx, input }) => saveVersion(ctx.scope, ctx.deps, input)),
  rename: managing
    .input(renameTemplateInput)
    .mutation(({ ctx, input }) => renameTemplate(ctx.scope, ctx.deps, input)),
  remove: managing
    .input(templateIdInput)
    .mutation(({ ctx, input }) => removeTemplate(ctx.scope, ctx.deps, input.templateId)),
  /** What a push would change; asked for in parts. */
  preview: reading
    .input(previewUpdateInput)
    .query(({ ctx, input }) => previewUpdate(ctx.scope, ctx.deps, input)),
  push: using.input(pushTemplateInput).mutation(({ ctx, input }) => pushTemplate(ctx.scope, ctx.deps, input)),
  detach: using
    .input(templateOfImportInput)
    .mutation(({ ctx, input }) => detachImport(ctx.scope, ctx.deps, input.importId)),
  /** Clients for whom imports could be made from it. */
  candidates: using
    .input(candidatesInput)
    .query(({ ctx, input: { filters, ...view } }) =>
      listCandidates(ctx.scope, ctx.deps, { ...view, ...filters }),
    ),
  createImports: using
    .input(createImportsInput)
    .mutation(({ ctx, input }) => createImports(ctx.scope, ctx.deps, input)),
});
