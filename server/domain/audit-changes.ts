export type AuditValue = string | number | boolean | null;

/** What a field held before, and what it holds now. */
interface AuditChange {
  before: AuditValue;
  after: AuditValue;
}

/** By the field's path, such as "deletions.policy". */
export type AuditChanges = Record<string, AuditChange>;

/** A longer list is told by how many are chosen. */
const LISTED = 10;
const LONGEST_TEXT = 300;

/** The fields that differ. Groups within are told apart by their path; a list is one value. */
export function changesBetween(before: object, after: object): AuditChanges {
  const [old, now] = [flat(before), flat(after)];
  const changes: AuditChanges = {};
  for (const path of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const change = { before: old[path] ?? null, after: now[path] ?? null };
    if (change.before !== change.after) changes[path] = change;
  }
  return changes;
}

function flat(group: object, within = ""): Record<string, AuditValue> {
  return Object.fromEntries(
    Object.entries(group).flatMap(([name, value]): [string, AuditValue][] => {
      const path = `${within}${name}`;
      if (value === null || value === undefined) return [[path, null]];
      if (typeof value === "number" || typeof value === "boolean") return [[path, value]];
      if (value instanceof Date) return [[path, value.toISOString()]];
      if (Array.isArray(value)) return [[path, listedValues(value)]];
      if (typeof value === "object") return Object.entries(flat(value, `${path}.`));
      return [[path, shortened(String(value))]];
    }),
  );
}

/** A list as one value: of a long one the first few, and how many there are. */
export function listedValues(values: readonly unknown[]): string | null {
  if (values.length === 0) return null;
  const names = values.slice(0, LISTED).map(String).join(", ");
  return shortened(values.length > LISTED ? `${values.length} chosen: ${names} …` : names);
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
