import type { TermRecord } from "../store/records";
import { compareTexts } from "../text/accents";
import { decimalNumber } from "../text/decimal";

/** Terms in an attribute's or a list's order; those that are equal in it keep the order of their ids. */
export function orderTerms(terms: readonly TermRecord[], orderBy: string): TermRecord[] {
  return [...terms].sort((one, other) => compare(one, other, orderBy) || one.id - other.id);
}

function compare(one: TermRecord, other: TermRecord, orderBy: string): number {
  switch (orderBy) {
    case "id":
      return one.id - other.id;
    case "name_num":
      return decimalNumber(one.name) - decimalNumber(other.name);
    case "menu_order":
      return one.menuOrder - other.menuOrder || compareTexts(one.name, other.name);
    case "slug":
      return compareTexts(one.slug, other.slug);
    case "description":
      return compareTexts(one.description, other.description);
    default:
      return compareTexts(one.name, other.name);
  }
}
