import type { JsonValue } from "@/server/domain/json";
import { hashValue } from "./hash";
import type { RunState } from "./ports";

/** All that decides, besides what is read, what is written: the rules, options that matter, and both stores' ways. */
export function definitionHash({ rules, options, profiles }: RunState): string {
  const { batchSize, concurrency, pageSize, fullEveryDays, deletions, ...written } = options;
  return hashValue({
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
