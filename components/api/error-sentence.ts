import { isApiError } from "./query-client";

/** The sentence of whatever a call ended with, for a person. */
export function sentenceOf(error: unknown): string {
  return isApiError(error)
    ? error.message
    : "The server could not be reached. Check your internet connection and try again.";
}
