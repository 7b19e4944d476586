import type { FoundRecord } from "@/server/connectors/core/target";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { EngineContext } from "./context";
import { newLink } from "./new-link";
import type { Link } from "./ports";

/**
 * Asks both stores who they are, counts what will be read, and takes the watermark before the first page.
 * A ledger that knows nothing of a target which already holds our stamps (a connection was removed and made anew)
 * is filled from those stamps, so that nothing is created twice.
 */
export async function planRun(context: EngineContext): Promise<void> {
  const { store, source, stream, target } = context;
  const run = await store.load();
  if (run.profiles) {
    // An incremental run goes by what the stores told in the last full one: most of them read nothing at all.
    const watermark = new Date(context.now() + (run.profiles.sourceClockOffsetMs ?? 0));
    if (run.kind === "incremental")
      await store.savePlan({ profiles: run.profiles, expectedTotal: null, watermark });
    return;
  }
  const startedAt = context.now();
  const [sourceProfile, targetProfile, targetClock, total] = await Promise.all([
    source.profile(),
    target.profile(),
    target.clock(),
    run.filters.sourceIds.length > 0 ? run.filters.sourceIds.length : stream.count(run.filters),
  ]);
  if (run.entity !== "customers" && sourceProfile.currency !== targetProfile.currency) {
    await store.log(
      "warning",
      `The source counts in ${sourceProfile.currency}, the target in ${targetProfile.currency}. ${run.entity === "orders" ? "Each order keeps the currency that it was paid in; the shop's reports do not add different ones up." : "Prices are brought over as numbers, not converted: set the target's currency under WooCommerce, Settings, General, or change the price rules in the mapping."}`,
    );
  }
  if (
    run.entity === "products" &&
    sourceProfile.pricesIncludeTax !== null &&
    sourceProfile.pricesIncludeTax !== targetProfile.pricesIncludeTax
  ) {
    const words = (included: boolean | null) => (included ? "including tax" : "excluding tax");
    await store.log(
      "warning",
      `The source's prices are entered ${words(sourceProfile.pricesIncludeTax)}, the target's ${words(targetProfile.pricesIncludeTax)}. Make both the same, or change the price rules in the mapping.`,
    );
  }
  await adoptStamped(context);
  if (run.reach === "comparison") await findLost(context);
  const sourceClockOffsetMs = source.clockOffsetMs() ?? 0;
  await store.savePlan({
    profiles: {
      source: sourceProfile,
      target: targetProfile,
      targetClockOffsetMs: targetClock - context.now(),
      sourceClockOffsetMs,
    },
    expectedTotal: total,
    // The source dates its changes by its own clock.
    watermark: new Date(startedAt + sourceClockOffsetMs),
  });
  await store.log("info", total === null ? "Planned." : `Planned: ${total} ${run.entity} to read.`);
}

async function adoptStamped({ store, writer, entity, sourceKey }: EngineContext): Promise<void> {
  const kind = RECORD_KIND_OF[entity];
  if (await store.hasLinks(kind)) return;
  const census = await writer.census(sourceKey);
  const bySource = new Map<string, FoundRecord>();
  for (const found of census.stamped) {
    if (found.sourceId === null) continue;
    const before = bySource.get(found.sourceId);
    // Of several the one that was there first, and no copy that somebody has made of it.
    if (!before || (before.mayBeCopy && !found.mayBeCopy)) bySource.set(found.sourceId, found);
  }
  const links: Link[] = [...bySource].map(([sourceId, { targetId }]) =>
    newLink({ kind, sourceId, targetId }),
  );
  if (links.length === 0) return;
  await store.saveLinks(links);
  await store.log(
    "info",
    `Found ${links.length} ${entity} in the target that an earlier import brought over; they are taken up.`,
  );
}

/**
 * A comparison passes over what reads as it did, so what somebody has removed from the target is looked for first: it
 * is made anew by the same run.
 */
async function findLost({ store, writer, entity, sourceKey }: EngineContext): Promise<void> {
  const { stamped } = await writer.census(sourceKey);
  const lost = await store.markMissing(
    RECORD_KIND_OF[entity],
    stamped.map((found) => found.targetId),
  );
  if (lost > 0) await store.log("info", `${lost} ${entity} are no longer in the target and are made anew.`);
}
