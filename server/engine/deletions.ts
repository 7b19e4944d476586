import type { RetireResult } from "@/server/connectors/core/target";
import type { DeletionReport } from "@/server/domain/deletion-report";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { Retirement } from "@/server/domain/import-settings";
import type { IssueDraft } from "@/server/domain/issue";
import type { FinalRecordState } from "@/server/domain/run";
import type { EngineContext } from "./context";
import type { Link, RecordOutcome, RunState, StoredRecord } from "./ports";
import { needOfWalk, walkOn } from "./walk";

const AT_ONCE = 100;
const PAGE = 1_000;
/** So few may always go: a share of a small shop would stop at the first one. */
const ALWAYS_FEW = 3;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Finds what is gone at the source and deals with it by the import's policy. Nothing is touched when a walk was not
 * complete, or when more would go than the safety stop allows. Safe to repeat: what is dealt with is in the ledger.
 */
export async function removeGone(context: EngineContext): Promise<{ done: boolean }> {
  const { store, writer } = context;
  const run = await store.load();
  const { policy } = run.options.deletions;
  // Stock and prices say nothing of what is there.
  if (policy === "keep" || run.reach === "stock_and_prices" || !writer.retirements.includes(policy))
    return { done: true };
  const report = (parts: Partial<DeletionReport>) =>
    store.saveDeletions({ policy, looked: "walk", gone: 0, retired: 0, held: null, ...parts });
  if (run.reach === "chosen") {
    const gone = await liveOf(context, run.goneIds);
    if (run.goneIds.length > 0) await decide(context, run, policy, "asked", gone);
    return { done: true };
  }
  if (run.walk === null && run.reach === "changes") {
    const need = await needOfWalk(context);
    if (need === "counted") await report({ looked: "count" });
    if (need !== "walk") return { done: true };
  }
  const walk = await walkOn(context, run.walk);
  if (!walk.done) return { done: false };
  const kind = RECORD_KIND_OF[context.entity];
  if (walk.incomplete !== null) {
    await store.endWalk(kind, new Date(context.now()), false);
    await report({ held: { reason: "incomplete", detail: walk.incomplete } });
    await store.log("warning", `Nothing was taken away: ${walk.incomplete}`);
    return { done: true };
  }
  const gone: string[] = [];
  for (let after = ""; ; ) {
    const page = await store.unmet(kind, after, PAGE);
    // Asked for once more by name: what was made during the walk, or was overlooked, is still there.
    const existing = new Set(page.length > 0 ? await context.stream.existing(page) : []);
    gone.push(...page.filter((sourceId) => !existing.has(sourceId)));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last;
  }
  await decide(context, run, policy, "walk", gone);
  if (!context.signal.aborted) await store.endWalk(kind, new Date(context.now()), true);
  return { done: true };
}

/** Those that the target has and that have not been dealt with yet. */
async function liveOf({ store, entity }: EngineContext, sourceIds: string[]): Promise<string[]> {
  const links = await store.links(RECORD_KIND_OF[entity], sourceIds);
  return links.filter((link) => !link.missing && link.retired === null).map((link) => link.sourceId);
}

async function decide(
  context: EngineContext,
  run: RunState,
  policy: Retirement,
  looked: DeletionReport["looked"],
  gone: string[],
): Promise<void> {
  const { store, entity } = context;
  const held = await heldBack(context, run, gone.length);
  let retired = 0;
  for (let start = 0; start < gone.length; start += AT_ONCE) {
    if (context.signal.aborted) return;
    const part = await store.addGone(gone.slice(start, start + AT_ONCE));
    const open = part.filter((record) => record.state === "pending" || record.state === "in_flight");
    const outcomes = held
      ? open.map((record) =>
          outcomeOf(record, "skipped", [{ code: "deletion_held", details: { detail: held } }]),
        )
      : await retire(context, run, policy, open);
    await store.saveOutcomes(outcomes);
    retired += part.length - open.length;
    retired += outcomes.filter((outcome) => outcome.state === "removed").length;
  }
  await store.saveDeletions({
    policy,
    looked,
    gone: gone.length,
    retired: held ? 0 : retired,
    held: held ? { reason: "share", detail: held } : null,
  });
  if (gone.length > 0) {
    const done = run.kind === "dry_run" ? "would be dealt with" : "dealt with";
    await store.log(
      held ? "warning" : "info",
      held
        ? `${gone.length} ${entity} are gone at the source and were left alone: ${held}.`
        : `${gone.length} ${entity} are gone at the source: ${retired} ${done} (${policy}).`,
    );
  }
}

/**
 * The safety stop. What went within a day counts together, so that a source which loses its records bit by bit is
 * noticed, too.
 */
async function heldBack(
  { store, entity, now }: EngineContext,
  run: RunState,
  gone: number,
): Promise<string | null> {
  if (gone === 0 || run.deletionsApproved) return null;
  const kind = RECORD_KIND_OF[entity];
  const lately = await store.countRetiredSince(kind, now() - DAY_MS);
  const all = (await store.countLive(kind)) + lately;
  const { stopAbovePercent } = run.options.deletions;
  const allowed = Math.max(ALWAYS_FEW, Math.floor((all * stopAbovePercent) / 100));
  if (gone + lately <= allowed) return null;
  const before = lately > 0 ? ` after ${lately} of the last 24 hours` : "";
  return `${gone} of ${all} ${entity} would go${before}, and the import stops above ${stopAbovePercent} %`;
}

async function retire(
  { store, writer, entity }: EngineContext,
  run: RunState,
  policy: Retirement,
  records: StoredRecord[],
): Promise<RecordOutcome[]> {
  if (run.kind === "dry_run") return records.map((record) => outcomeOf(record, "removed", []));
  const links = await store.links(
    RECORD_KIND_OF[entity],
    records.map((record) => record.sourceId),
  );
  const bySource = new Map(links.map((link) => [link.sourceId, link]));
  const results = await writer.retire(
    links.map((link) => link.targetId),
    policy,
  );
  const byTarget = new Map(results.map((result) => [result.targetId, result]));
  return records.flatMap((record) => {
    const link = bySource.get(record.sourceId);
    const result = link && byTarget.get(link.targetId);
    return link && result ? [retiredOutcome(record, link, result, policy, writer.retiredFields)] : [];
  });
}

function retiredOutcome(
  record: StoredRecord,
  link: Link,
  result: RetireResult,
  policy: Retirement,
  retiredFields: readonly string[],
): RecordOutcome {
  if (result.status === "refused") {
    const issue = result.issue ?? {
      code: "deletion_refused" as const,
      details: { detail: "it gave no reason" },
    };
    return outcomeOf(record, "failed", [issue], link.targetId);
  }
  const forgotten = new Set(retiredFields);
  const fieldHashes = Object.fromEntries(
    Object.entries(link.fieldHashes).filter(([field]) => !forgotten.has(field)),
  );
  return {
    ...outcomeOf(record, "removed", [], link.targetId),
    sent: { retired: policy },
    links: [{ ...link, fieldHashes, readHash: null, retired: policy, missing: result.status === "gone" }],
  };
}

function outcomeOf(
  record: StoredRecord,
  state: FinalRecordState,
  issues: IssueDraft[],
  targetId: string | null = record.targetId,
): RecordOutcome {
  return {
    recordId: record.id,
    state,
    mediaState: "none",
    targetId,
    mapped: null,
    sent: null,
    answered: null,
    changes: null,
    issues,
    links: [],
    childrenWritten: 0,
    limits: [],
  };
}
