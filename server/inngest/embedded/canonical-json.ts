import canonicalize from "canonicalize";

/**
 * Canonical JSON (RFC 8785). Bodies, events and step results are kept in this form, so that a request can be put
 * together from its parts and signed without being parsed again.
 */
export function canonicalJson(value: unknown): string {
  return canonicalize(value ?? null) ?? "null";
}

/** An object of already canonical values. */
export function canonicalObject(entries: Iterable<readonly [string, string]>): string {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(",")}}`;
}
