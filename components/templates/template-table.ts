import { defineTable } from "@/components/data-table/table-definition";
import { ENTITIES } from "@/server/domain/entity";
import { CLIENT_USES, TEMPLATE_USES } from "@/server/domain/template";

export const templateTable = defineTable({
  sortable: ["name", "imports", "updatedAt"],
  defaultSort: { by: "updatedAt", direction: "desc" },
  filters: { entity: ENTITIES },
});

export const templateImportsTable = defineTable({
  sortable: ["name", "client", "updatedAt"],
  defaultSort: { by: "client", direction: "asc" },
  filters: { use: TEMPLATE_USES },
});

/** Nothing chosen shows the imports that use it. */
export function usesShown<Use extends string>(chosen: readonly Use[]): (Use | "behind" | "current")[] {
  return chosen.length > 0 ? [...chosen] : ["behind", "current"];
}

export const candidateTable = defineTable({
  sortable: ["name"],
  defaultSort: { by: "name", direction: "asc" },
  filters: { has: CLIENT_USES },
});
