import type { FieldDescriptor } from "@/server/domain/field";
import { type DescribedIssue, describeIssue, type IssueCode, type IssueDraft } from "@/server/domain/issue";
import { ruleId } from "@/server/mapping/changed";

export interface PreviewIssue extends DescribedIssue {
  code: IssueCode;
  /** The rule that it belongs to, such as "item:sku"; null when it concerns the whole record. */
  rule: string | null;
}

/** Issues name a field by key or by label, those of a variation after its name: "Red / L: sale_price". */
export function toPreviewIssue(issue: IssueDraft, fields: readonly FieldDescriptor[]): PreviewIssue {
  const named = issue.field ?? "";
  const cut = named.lastIndexOf(": ");
  const who = cut < 0 ? "" : named.slice(0, cut + 2);
  const name = cut < 0 ? named : named.slice(cut + 2);
  const matches = fields.filter((field) => field.key === name || field.label === name);
  const level = who === "" ? "item" : "child";
  const field = matches.find((candidate) => candidate.level === level) ?? matches[0];
  return {
    code: issue.code,
    rule: field ? ruleId({ level: field.level, target: field.key }) : null,
    ...describeIssue(field ? { ...issue, field: who + field.label } : issue),
  };
}
