import type { RecordWrite, RecordWriteResult } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import type { EngineContext } from "./context";
import { changedFields, hashFields, hashValue } from "./hash";
import { MEDIA_HASH } from "./media-list";
import type { Link, RunState, StoredRecord } from "./ports";
import { indexLinked, ReferenceIndex } from "./references";

/**
 * Records that point at others of the same run, such as related products, could not name all of them when they were
 * written. Now that everything is there, the fields that point are sent once more where they have grown. What fails
 * here comes with the next run, to which the field still looks unsent. Returns those that do not point at everything.
 */
export async function linkLate(
  context: EngineContext,
  run: RunState,
  records: readonly StoredRecord[],
): Promise<Set<string>> {
  const { store, writer, stream } = context;
  const fields = new Set(writer.linkFields ?? []);
  const unlinked = new Set<string>();
  if (fields.size === 0 || !run.profiles) return unlinked;
  const readable = records.flatMap((record) => {
    const canonical = record.mapped && record.targetId ? stream.toCanonical(record.read).record : null;
    return canonical && record.mapped ? [{ record, canonical, mapped: record.mapped }] : [];
  });
  const index = new ReferenceIndex();
  await indexLinked(context, index, readable);
  const links = new Map(
    (
      await store.links(
        "product",
        readable.map(({ record }) => record.sourceId),
      )
    ).map((link) => [link.sourceId, link]),
  );
  const writes: RecordWrite[] = [];
  for (const { record, mapped } of readable) {
    const link = links.get(record.sourceId);
    if (!link || link.missing) continue;
    const payload = writer.toPayload(mapped, {
      references: index,
      source: run.profiles.source,
      target: run.profiles.target,
      options: run.options,
      sourceKey: context.sourceKey,
    });
    // Something that it points at is not there yet.
    if (payload.awaits) unlinked.add(record.sourceId);
    const pointing = Object.fromEntries(Object.entries(payload.body).filter(([key]) => fields.has(key)));
    const body = changedFields(pointing, link.fieldHashes);
    if (Object.keys(body).length === 0) continue;
    const { sourceId } = record;
    writes.push({ sourceId, operation: "update", targetId: link.targetId, body, whole: body, children: [] });
  }
  if (writes.length === 0) return unlinked;
  const bodies = new Map(writes.map((write) => [write.sourceId, write.body]));
  await writer.write(
    writes,
    { batchSize: run.options.batchSize, concurrency: run.options.concurrency, signal: context.signal },
    async (result) => {
      const link = links.get(result.sourceId);
      const sent = bodies.get(result.sourceId);
      if (link && sent && wasWritten(result)) await store.saveLinks([withHashes(link, sent)]);
      else unlinked.add(result.sourceId);
    },
  );
  return unlinked;
}

function wasWritten({ record }: RecordWriteResult): boolean {
  return record.status === "written";
}

function withHashes(link: Link, sent: JsonObject): Link {
  const { [MEDIA_HASH]: media, ...before } = link.fieldHashes;
  const fieldHashes = { ...before, ...hashFields(sent) };
  return {
    ...link,
    hash: hashValue(fieldHashes),
    fieldHashes: media === undefined ? fieldHashes : { ...fieldHashes, [MEDIA_HASH]: media },
  };
}
