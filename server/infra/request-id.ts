import { randomUUID } from "node:crypto";

export const REQUEST_ID_HEADER = "x-request-id";

/** A proxy in front may have numbered the request. What is not short and plain is not taken over into logs. */
const SANE = /^[A-Za-z0-9._:-]{8,100}$/;

export function requestIdOf(given: string | null | undefined): string {
  return given && SANE.test(given) ? given : randomUUID();
}
