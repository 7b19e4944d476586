import type { FieldDescriptor } from "@/server/domain/field";
import { type DescribedIssue, describeIssue, type IssueDraft } from "@/server/domain/issue";

export interface NamedField {
  /** "Red / L: " of a variation's field, "" of the record's own. */
  who: string;
  /** Null when no field has this name. */
  field: FieldDescriptor | null;
}

/** Issues name a field by key or by label, those of a variation after its name: "Red / L: sale_price". */
export function findNamedField(named: string, fields: readonly FieldDescriptor[]): NamedField {
  const cut = named.lastIndexOf(": ");
  const who = cut < 0 ? "" : named.slice(0, cut + 2);
  const name = named.slice(who.length);
  const matches = fields.filter((field) => field.key === name || field.label === name);
  const level = who === "" ? "item" : "child";
  return { who, field: matches.find((candidate) => candidate.level === level) ?? matches[0] ?? null };
}

/** An issue in words, its field called as people know it: "URL slug" rather than "slug". */
export function describeLabelled(issue: IssueDraft, fields: readonly FieldDescriptor[]): DescribedIssue {
  const { who, field } = findNamedField(issue.field ?? "", fields);
  return describeIssue(field ? { ...issue, field: who + field.label } : issue);
}
