import type { Random } from "@/sandbox/core/random";
import type { Transport } from "@/server/connectors/core/transport";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { spoil } from "./mutate";

/** Lists whose entries are records, or parts of one, of the entities that are imported. */
const RECORDS =
  /\/(v3\/catalog\/(products|brands|trees\/categories)|v3\/customers|v2\/orders|v3\/orders|v3\/pricelists)/;

/** Reads each of the source's lists as it came, and spoils a share of its entries on their way. */
export function spoiledTransport(
  inner: Transport,
  settings: { random: Random; share: number; sourceUrl: () => string; onSpoiled(): void },
): Transport {
  return async (request) => {
    const answer = await inner(request);
    const { random, share, onSpoiled } = settings;
    if (!request.url.startsWith(settings.sourceUrl()) || !RECORDS.test(request.url)) return answer;
    if (answer.status !== 200 || answer.body === "") return answer;
    const parsed = JSON.parse(answer.body) as JsonValue;
    const entries = Array.isArray(parsed) ? parsed : isJsonObject(parsed) ? parsed.data : null;
    if (!Array.isArray(entries)) return answer;
    for (const entry of entries) {
      if (random() >= share) continue;
      spoil(entry, random);
      onSpoiled();
    }
    return { ...answer, body: JSON.stringify(parsed) };
  };
}
