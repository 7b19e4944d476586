import { z } from "zod";
import { anyOf, tableInput } from "@/server/api/table-input";
import { IMPORT_LIST_STATES } from "@/server/domain/import-list";

export const listImportsInput = tableInput({
  sortable: ["name", "lastRun", "createdAt"],
  filters: { state: anyOf(IMPORT_LIST_STATES) },
}).extend({ clientId: z.string().max(64).optional() });
