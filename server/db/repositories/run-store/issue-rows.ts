import { v7 as uuid } from "uuid";
import type { Prisma } from "@/server/db/generated/client";
import { describeIssue, type IssueDraft } from "@/server/domain/issue";
import type { WholeOrgScope } from "@/server/domain/scope";
import { jsonText } from "./storable";

export interface IssueOnRecord {
  recordId: string;
  issue: IssueDraft;
}

const TECHNICAL_LIMIT = 4_000;

export async function insertIssues(
  tx: Prisma.TransactionClient,
  scope: WholeOrgScope,
  runId: string,
  issues: IssueOnRecord[],
): Promise<void> {
  if (issues.length === 0) return;
  const rows = issues.map(({ recordId, issue }) => ({
    id: uuid(),
    recordId,
    code: issue.code,
    severity: describeIssue(issue).severity,
    field: issue.field ?? null,
    details: issue.details ?? {},
    technical: issue.technical?.slice(0, TECHNICAL_LIMIT) ?? null,
  }));
  await tx.$executeRaw`
    INSERT INTO "Issue" ("id", "orgId", "runId", "recordId", "code", "severity", "field", "details", "technical")
    SELECT v."id", ${scope.orgId}, ${runId}, v."recordId", v."code", v."severity"::"IssueSeverity", v."field", v."details", v."technical"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS v("id" text, "recordId" text, "code" text, "severity" text,
      "field" text, "details" jsonb, "technical" text)`;
}
