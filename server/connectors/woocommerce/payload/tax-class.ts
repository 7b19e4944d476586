import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import type { StoreProfile } from "@/server/domain/store";
import { foldName, oneLine } from "../text";
import { cleanSlug } from "./basics";
import { isMapped, textOf } from "./read";

/** What a variation says that has the class of its product. */
const INHERITED = "parent";

/**
 * The tax class by its slug. WooCommerce puts a product whose class it does not know under the standard one without a
 * word; here it is told.
 */
export function taxClassField(
  fields: MappedFields,
  target: StoreProfile,
  who: string,
  issues: IssueDraft[],
): JsonObject {
  if (!isMapped(fields, "tax_class")) return {};
  const given = oneLine(textOf(fields.tax_class));
  if (given === "" || given === "standard" || given === INHERITED) {
    return { tax_class: given === INHERITED ? given : "" };
  }
  if (target.taxClasses === undefined) return { tax_class: cleanSlug(given) };
  const same = foldName(given);
  const found = target.taxClasses.find(
    ({ slug, name }) => foldName(slug) === same || foldName(name) === same,
  );
  if (found) return { tax_class: found.slug };
  issues.push({
    code: "value_dropped",
    field: `${who}tax_class`,
    details: {
      detail: `the shop has no tax class "${given}", so the standard one holds. Add it under WooCommerce, Settings, Tax, or name another one in the mapping's table`,
    },
  });
  return { tax_class: "" };
}
