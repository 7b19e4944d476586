import { z } from "zod";
import { importOptionsSchema } from "@/server/domain/import-settings";
import { templateScheduleSchema } from "@/server/mapping/templates/content";

const id = z.string().min(1).max(64);
const version = z.number().int().min(1);

const name = z.string().trim().min(1, "Give the template a name.").max(120, "Use at most 120 characters.");
const note = z.string().trim().max(500, "Use at most 500 characters.").default("");

export const templateIdInput = z.object({ templateId: id });
export const templateOfImportInput = z.object({ importId: id });

export const createTemplateInput = z.object({ importId: id, name, note });
export type CreateTemplate = z.infer<typeof createTemplateInput>;

export const renameTemplateInput = templateIdInput.extend({ name });

/** From an import as it stands, or the latest version with other options or schedules. */
export const saveVersionInput = templateIdInput.extend({
  /** The version that was the latest when this one was begun. */
  basedOn: version,
  note,
  from: z.union([
    z.object({ importId: id }),
    z.object({
      options: importOptionsSchema.optional(),
      schedules: z.array(templateScheduleSchema).optional(),
    }),
  ]),
});
export type SaveVersion = z.infer<typeof saveVersionInput>;

export const oneVersionInput = templateIdInput.extend({ version });
export const compareVersionsInput = templateIdInput.extend({ before: version, after: version });
export type CompareVersions = z.infer<typeof compareVersionsInput>;

/** As many as are looked at, or changed, in one answer; what is more comes in several. */
export const MOST_AT_ONCE = 25;
const TOO_MANY = `At most ${MOST_AT_ONCE} at once.`;

export const previewUpdateInput = oneVersionInput.extend({
  importIds: z.array(id).min(1).max(MOST_AT_ONCE, TOO_MANY),
});
export type PreviewUpdate = z.infer<typeof previewUpdateInput>;

export const pushTemplateInput = oneVersionInput.extend({
  /** Names all parts of one push, so that the audit log tells of it once. */
  push: z.object({ id: z.uuid(), imports: z.number().int().min(1) }),
  imports: z
    .array(
      z.object({
        importId: id,
        /** What was changed by hand since the last time stays. */
        keep: z.boolean(),
        /** What the preview said it saw: an import that was changed since then is not touched. */
        seen: z.string().max(128),
      }),
    )
    .min(1)
    .max(MOST_AT_ONCE, TOO_MANY),
});
export type PushTemplate = z.infer<typeof pushTemplateInput>;

export const createImportsInput = oneVersionInput.extend({
  clients: z
    .array(z.object({ clientId: id, sourceId: id.optional(), targetId: id.optional() }))
    .min(1)
    .max(MOST_AT_ONCE, TOO_MANY),
  /** Otherwise they are paused, until somebody has looked at a dry run. */
  startSchedules: z.boolean().default(false),
});
export type CreateImports = z.infer<typeof createImportsInput>;
