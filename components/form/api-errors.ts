import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import { sentenceOf } from "@/components/api/error-sentence";
import { isApiError } from "@/components/api/query-client";

/**
 * Puts what the server says of single inputs beside them. Answers with the sentence that belongs above the form,
 * or null when every complaint has found its input.
 */
export function showApiErrors<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  known: readonly FieldPath<Values>[],
): string | null {
  if (!isApiError(error)) return sentenceOf(error);
  const fields = Object.entries(error.data?.fields ?? {});
  let unplaced = fields.length === 0;
  for (const [path, message] of fields) {
    const name = known.find((candidate) => candidate === path);
    if (name) setError(name, { type: "server", message }, { shouldFocus: true });
    else unplaced = true;
  }
  return unplaced ? error.message : null;
}
