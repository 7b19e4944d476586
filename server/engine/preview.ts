import type { FieldDifference, HeldRecord, RecordWrite } from "@/server/connectors/core/target";
import type { ChildKind } from "@/server/domain/entity";
import type { JsonValue } from "@/server/domain/json";
import type { FinalRecordState } from "@/server/domain/run";
import type { EngineContext } from "./context";
import { childKey } from "./decide";
import { settleConflict } from "./existing";
import { recoverItems } from "./known";
import type { LoadItem } from "./load-item";
import type { RecordOutcome, RunState } from "./ports";

/** What the run would do with each of these records: the same code as a run, up to the write. */
export async function previewItems(context: EngineContext, run: RunState, items: LoadItem[]): Promise<void> {
  const { writer, store } = context;
  const uncertain = items.filter((item) => item.uncertain);
  if (uncertain.length > 0) await recoverItems(context, uncertain, context.now());
  const unlinked = items.flatMap((item) => {
    const key = item.known ? null : writer.keyOf(item.payload.body);
    return key === null ? [] : [{ item, key }];
  });
  const existing = unlinked.length > 0 ? await writer.findByKey(unlinked.map(({ key }) => key)) : [];
  const byKey = new Map(existing.map((found) => [found.key?.toLowerCase() ?? "", found]));
  for (const { item, key } of unlinked) {
    const found = byKey.get(key.toLowerCase());
    if (!found) continue;
    const code = context.entity === "customers" ? "email_taken_in_target" : "sku_duplicate_in_target";
    item.conflict = { targetId: found.targetId, issue: { code } };
    settleConflict(item, key, found, run.options, writer);
  }
  const plans = items.map((item) => ({ item, write: item.nextWrite() }));
  const toRead = plans.flatMap(({ item, write }) => (write && item.known ? [item.known.targetId] : []));
  const held = new Map(
    (toRead.length > 0 ? await writer.read(toRead) : []).map((entry) => [entry.targetId, entry]),
  );

  const outcomes = plans.map(({ item, write }): RecordOutcome => {
    const current = item.known ? held.get(item.known.targetId) : undefined;
    if (write && item.known && !current && !item.failed) {
      item.issues.push({ code: "target_missing", details: { targetId: item.known.targetId } });
    }
    const changes = write && current ? differences(context, write, current) : [];
    return {
      ...item.outcome(context, run.options.images === "import"),
      state: previewState(item, write),
      mediaState: "none",
      sent: write
        ? {
            product: write.body,
            variations: Object.fromEntries(write.children.map((child) => [childKey(child), child.body])),
          }
        : null,
      changes: changes.map((change) => ({ ...change })) as JsonValue,
      links: [],
    };
  });
  await store.saveOutcomes(outcomes);
}

function previewState(item: LoadItem, write: RecordWrite | null): FinalRecordState {
  if (item.failed) return "failed";
  if (item.skipped) return "skipped";
  if (!write) return "unchanged";
  return write.operation === "create" ? "created" : "updated";
}

const CHILD_WORDS: Record<ChildKind, string> = {
  variant: "Variation",
  review: "Review",
  refund: "Refund",
  note: "Note",
};

function differences({ writer }: EngineContext, write: RecordWrite, current: HeldRecord): FieldDifference[] {
  const held = new Map(current.children.map((child) => [`${child.kind}:${child.targetId}`, child.body]));
  return [
    ...writer.differences(write.body, current.body),
    ...write.children.flatMap((child): FieldDifference[] => {
      const name = `${CHILD_WORDS[child.kind]} ${child.label}`;
      if (child.operation === "create") return [{ field: name, before: null, after: "new" }];
      if (child.operation === "delete") return [{ field: name, before: "there", after: null }];
      const body = held.get(`${child.kind}:${child.targetId ?? ""}`);
      return body
        ? writer
            .differences(child.body, body)
            .map((change) => ({ ...change, field: `${child.label}: ${change.field}` }))
        : [];
    }),
  ];
}
