import type { IssueCode, IssueDraft } from "@/server/domain/issue";
import type { JsonValue } from "@/server/domain/json";
import { hashValue } from "./hash";
import type { RunState } from "./ports";

/** Raised when mapping or payloads are made in another way, so that comparisons bring it to what has not changed. */
const MADE_BY = 1;

/** What it points at was not there: the same record may be written otherwise once it is. */
const UNRESOLVED: ReadonlySet<IssueCode> = new Set([
  "customer_missing",
  "product_missing",
  "category_missing",
  "brand_missing",
]);

/** Whether the record may be passed over as long as it reads the same. */
export function isSettled(payload: { awaits?: boolean }, issues: readonly IssueDraft[]): boolean {
  return payload.awaits !== true && !issues.some((issue) => UNRESOLVED.has(issue.code));
}

/** All that decides, besides what is read, what is written: the rules, options that matter, and both stores' ways. */
export function definitionHash({ rules, options, profiles }: RunState): string {
  const { batchSize, concurrency, pageSize, fullEveryDays, deletions, ...written } = options;
  return hashValue({
    madeBy: MADE_BY,
    rules: JSON.parse(JSON.stringify(rules)) as JsonValue,
    options: JSON.parse(JSON.stringify(written)) as JsonValue,
    source: { ...profiles?.source },
    target: { ...profiles?.target },
  });
}

/** Same as long as the record reads the same and the definition is the same: then nothing can differ in the target. */
export function readHash(definition: string, raw: JsonValue): string {
  return hashValue([definition, raw]);
}
