import { z } from "zod";
import { anyOf, tableInput } from "@/server/api/table-input";
import { ENTITIES } from "@/server/domain/entity";
import { CLIENT_USES, TEMPLATE_USES } from "@/server/domain/template";

const id = z.string().min(1).max(64);

export const listTemplatesInput = tableInput({
  sortable: ["name", "imports", "updatedAt"],
  filters: { entity: anyOf(ENTITIES) },
});

export const templateChoicesInput = z.object({ entity: z.enum(ENTITIES) });

export const templateImportsInput = tableInput({
  sortable: ["name", "client", "updatedAt"],
  filters: { use: anyOf(TEMPLATE_USES) },
}).extend({ templateId: id });

export const templateImportChoiceInput = templateImportsInput.pick({
  templateId: true,
  search: true,
  filters: true,
});

export const candidatesInput = tableInput({
  sortable: ["name"],
  filters: { has: anyOf(CLIENT_USES) },
}).extend({ templateId: id });
