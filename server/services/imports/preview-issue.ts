import type { FieldDescriptor } from "@/server/domain/field";
import type { DescribedIssue, IssueCode, IssueDraft } from "@/server/domain/issue";
import { ruleId } from "@/server/mapping/changed";
import { describeLabelled, findNamedField } from "@/server/services/runs/labelled-issue";

export interface PreviewIssue extends DescribedIssue {
  code: IssueCode;
  /** The rule that it belongs to, such as "item:sku"; null when it concerns the whole record. */
  rule: string | null;
}

export function toPreviewIssue(issue: IssueDraft, fields: readonly FieldDescriptor[]): PreviewIssue {
  const { field } = findNamedField(issue.field ?? "", fields);
  return {
    code: issue.code,
    rule: field ? ruleId({ level: field.level, target: field.key }) : null,
    ...describeLabelled(issue, fields),
  };
}
