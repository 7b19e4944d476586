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
const MOST_PER_STEP = 500;
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
  const looks = policy !== "keep" && run.reach !== "stock_and_prices" && !takesWhatIsGone(run);
  if (!looks || !writer.retirements.includes(policy)) return { done: true };
  const report = (parts: Partial<DeletionReport>) =>
    store.saveDeletions({ policy, looked: "walk", gone: 0, retired: 0, held: null, ...parts });
  if (run.reach === "chosen") {
    if (run.goneIds.length === 0) return { done: true };
    return decide(context, run, policy, "asked", await liveOf(context, run.goneIds));
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
  const { done } = await decide(context, run, policy, "walk", await goneAfterWalk(context));
  if (done && !context.signal.aborted) await store.endWalk(kind, new Date(context.now()), true);
  return { done };
}

/** Archived orders are gone, unless the import takes them all the same: then nothing of it ever is. */
function takesWhatIsGone({ filters }: RunState): boolean {
  return "deleted" in filters && filters.deleted === "import";
}

/** What the walk has not met and the source, asked once more by name, denies: what was made meanwhile is still there. */
async function goneAfterWalk({ store, stream, entity }: EngineContext): Promise<string[]> {
  const gone: string[] = [];
  for (let after = ""; ; ) {
    const page = await store.unmet(RECORD_KIND_OF[entity], after, PAGE);
    const existing = new Set(page.length > 0 ? await stream.existing(page) : []);
    gone.push(...page.filter((sourceId) => !existing.has(sourceId)));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return gone;
    after = last;
  }
}

/** Those that the target has and that have not been dealt with yet. */
async function liveOf({ store, entity }: EngineContext, sourceIds: string[]): Promise<string[]> {
  const links = await store.links(RECORD_KIND_OF[entity], sourceIds);
  return links.filter((link) => !link.missing && link.retired === null).map((link) => link.sourceId);
}

/** `gone` are those that are still there in the target: what an earlier step has dealt with is no longer among them. */
async function decide(
  context: EngineContext,
  run: RunState,
  policy: Retirement,
  looked: DeletionReport["looked"],
  gone: string[],
): Promise<{ done: boolean }> {
  const { store, entity } = context;
  const held = await heldBack(context, run, gone.length);
  const open: StoredRecord[] = [];
  for (let start = 0; start < gone.length; start += PAGE) {
    const part = await store.addGone(gone.slice(start, start + PAGE));
    open.push(...part.filter((record) => record.state === "pending" || record.state === "in_flight"));
  }
  // One after the other is the only way to some targets' trash: the rest is for the next step.
  const now = held ? open : open.slice(0, MOST_PER_STEP);
  for (let start = 0; start < now.length; start += AT_ONCE) {
    if (context.signal.aborted) return { done: true };
    const part = now.slice(start, start + AT_ONCE);
    await store.saveOutcomes(
      held
        ? part.map((record) =>
            outcomeOf(record, "skipped", [{ code: "deletion_held", details: { detail: held } }]),
          )
        : await retire(context, run, policy, part),
    );
  }
  const { counters } = await store.load();
  // A dry run takes nothing out of the ledger, so what it has told of already is among them still.
  const before = run.kind === "dry_run" ? 0 : run.counters.removed;
  await store.saveDeletions({
    policy,
    looked,
    gone: gone.length + before,
    retired: held ? 0 : counters.removed,
    held: held ? { reason: "share", detail: held } : null,
  });
  const done = now.length === open.length;
  if (done && gone.length + before > 0) {
    const outcome = run.kind === "dry_run" ? "would be dealt with" : "dealt with";
    await store.log(
      held ? "warning" : "info",
      held
        ? `${gone.length} ${entity} are gone at the source and were left alone: ${held}.`
        : `${gone.length + before} ${entity} are gone at the source: ${counters.removed} ${outcome} (${policy}).`,
    );
  }
  return { done };
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
  return records.map((record) => {
    const link = bySource.get(record.sourceId);
    const result = link && byTarget.get(link.targetId);
    return link && result
      ? retiredOutcome(record, link, result, policy, writer.retiredFields)
      : outcomeOf(record, "failed", [refusalOf("the target gave no answer to it")]);
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
    const issue = result.issue ?? refusalOf("it gave no reason");
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

function refusalOf(detail: string): IssueDraft {
  return { code: "deletion_refused", details: { detail } };
}
