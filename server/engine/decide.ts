import type { ChildWrite, RecordPayload, RecordWrite } from "@/server/connectors/core/target";
import type { ChildKind } from "@/server/domain/entity";
import { changedFields } from "./hash";

export interface KnownChild {
  kind: ChildKind;
  sourceId: string;
  targetId: string;
  fieldHashes: Record<string, string>;
}

/** What the ledger, or a look-up after a lost answer, knows of a record in the target. */
export interface KnownRecord {
  targetId: string;
  fieldHashes: Record<string, string>;
  /** By `childKey`. */
  children: Map<string, KnownChild>;
}

/** A variant's id alone, as it was from the first; what else lies below a record says its kind. */
export function childKey({ kind, sourceId }: { kind: ChildKind; sourceId: string }): string {
  return kind === "variant" ? sourceId : `${kind}:${sourceId}`;
}

/** What is gone at the source goes in the target too. The rest is history, which nobody unwrites. */
const REMOVABLE: ReadonlySet<ChildKind> = new Set(["variant"]);

/**
 * The write that brings the target from what is known to what is wanted, null when nothing differs.
 * `closed` names children that were refused, so that they are not tried again.
 */
export function decideWrite(
  sourceId: string,
  payload: RecordPayload,
  known: KnownRecord | null,
  closed: ReadonlySet<string>,
): RecordWrite | null {
  const children: ChildWrite[] = [];
  for (const child of payload.children) {
    if (closed.has(childKey(child))) continue;
    const last = known?.children.get(childKey(child));
    const base = { kind: child.kind, sourceId: child.sourceId, label: child.label };
    if (!last) {
      children.push({ ...base, operation: "create", targetId: null, body: child.body });
      continue;
    }
    const body = child.lasting ? {} : changedFields(child.body, last.fieldHashes);
    if (Object.keys(body).length > 0) {
      children.push({ ...base, operation: "update", targetId: last.targetId, body });
    }
  }
  const wanted = new Set(payload.children.map(childKey));
  for (const [key, last] of known?.children ?? []) {
    if (wanted.has(key) || closed.has(key) || !REMOVABLE.has(last.kind)) continue;
    children.push({
      kind: last.kind,
      sourceId: last.sourceId,
      label: last.sourceId,
      operation: "delete",
      targetId: last.targetId,
      body: {},
    });
  }
  const whole = payload.body;
  if (!known) return { sourceId, operation: "create", targetId: null, body: whole, whole, children };
  const body = changedFields(whole, known.fieldHashes);
  const changes = Object.keys(body).length > 0;
  if (!changes && children.length === 0) return null;
  return {
    sourceId,
    operation: changes ? "update" : "none",
    targetId: known.targetId,
    body,
    whole,
    children,
  };
}
