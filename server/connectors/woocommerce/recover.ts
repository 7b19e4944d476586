import type { ChildPayload, RecoveredRecord, RecoveryRequest } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import type { Row, WooClient } from "./client";
import { rowsById, variationRows } from "./find";
import type { FoundRow } from "./found";
import { newestRows } from "./newest";
import { productStamp, variationStamp } from "./payload/meta";
import { textOf } from "./payload/read";
import { lookUntilQuiet } from "./quiet";
import { reviewKey, reviewsOf } from "./reviews";
import { foldName } from "./text";

interface Match {
  request: RecoveryRequest;
  row: FoundRow;
  complete: boolean;
  variations: FoundRow[];
}

function skuOf(body: JsonObject): string | null {
  return textOf(body.sku) || null;
}

/** Cut short before its SKU was written, or it never had one; a price is written after the SKU. */
function isFragment(row: FoundRow, request: RecoveryRequest): boolean {
  if (row.stamp !== null || row.sku !== "") return false;
  return (
    (skuOf(request.body) === null || row.regularPrice === "") &&
    foldName(row.name) === foldName(textOf(request.body.name) || request.title)
  );
}

/**
 * Which rows belong to which request. The stamp is written last, so whoever carries it is whole; a SKU without it is
 * a product that was cut short; a name alone counts only for what can be nobody else's.
 */
function matchRows(
  requests: RecoveryRequest[],
  rows: FoundRow[],
  byId: Map<string, FoundRow>,
  sourceKey: string,
): Match[] {
  // Of two copies the one that was there first is kept; the other is found by the census.
  const oldestFirst = [...rows].sort((a, b) => Number(a.targetId) - Number(b.targetId));
  const used = new Set<string>();
  const take = (request: RecoveryRequest): { row: FoundRow; complete: boolean } | null => {
    const known = request.targetId === null ? undefined : byId.get(request.targetId);
    if (known) return { row: known, complete: true };
    const free = oldestFirst.filter((row) => !used.has(row.targetId));
    const stamped = free.find((row) => row.stamp === productStamp(sourceKey, request.sourceId));
    if (stamped) return { row: stamped, complete: true };
    const sku = skuOf(request.body)?.toLowerCase();
    const cut = free.find((row) => row.stamp === null && sku !== undefined && row.sku.toLowerCase() === sku);
    const fragment = cut ?? free.find((row) => isFragment(row, request));
    return fragment ? { row: fragment, complete: false } : null;
  };
  return requests.flatMap((request) => {
    const found = take(request);
    if (!found) return [];
    used.add(found.row.targetId);
    return [{ request, ...found, variations: [] }];
  });
}

async function look(
  client: WooClient,
  requests: RecoveryRequest[],
  sinceMs: number,
  sourceKey: string,
): Promise<Match[]> {
  const ids = requests.flatMap((request) => request.targetId ?? []);
  const byId = new Map((await rowsById(client, ids)).map((row) => [row.targetId, row]));
  const unknown = requests.some((request) => !byId.has(request.targetId ?? ""));
  const rows = unknown ? await newestRows(client, sinceMs) : [];
  const matches = matchRows(requests, rows, byId, sourceKey);
  for (const match of matches) {
    if (match.request.children.length === 0 || match.row.type !== "variable") continue;
    match.variations = await variationRows(client, match.row.targetId);
  }
  return matches;
}

function signature(matches: Match[]): string {
  return JSON.stringify(
    matches.map(({ row, variations }) => [
      row.targetId,
      row.stamp,
      row.sku,
      row.modifiedMs,
      variations.map((variation) => [variation.targetId, variation.stamp, variation.modifiedMs]),
    ]),
  );
}

function lastChange(matches: Match[]): number {
  const times = matches.flatMap(({ row, complete, variations }) => [
    // What was cut short, or is being written at this moment, does not tell when.
    complete ? Math.max(row.writtenMs ?? 0, row.modifiedMs) : Number.POSITIVE_INFINITY,
    ...variations.map((variation) => variation.modifiedMs),
  ]);
  return Math.max(0, ...times);
}

/** Made since, under a product of ours, with neither stamp nor SKU of its own: cut short by a crash of the store. */
function isVariationFragment(row: FoundRow, parent: FoundRow, sinceMs: number): boolean {
  return row.stamp === null && row.createdMs >= sinceMs && row.sku === parent.sku;
}

/**
 * Which variation is whose: by stamp, by SKU, and for what was cut short before it had either by its place, which is
 * the place in the list that was sent.
 */
function matchVariations(match: Match, sinceMs: number, sourceKey: string): Map<string, FoundRow> {
  const { request, row: parent, variations } = match;
  const wantedVariations = request.children.filter(({ kind }) => kind === "variant");
  const ours = parent.stamp === productStamp(sourceKey, request.sourceId);
  const matched = new Map<string, FoundRow>();
  const used = new Set<string>();
  const claim = (fits: (row: FoundRow, wanted: ChildPayload, index: number) => boolean) => {
    for (const [index, wanted] of wantedVariations.entries()) {
      if (matched.has(wanted.sourceId)) continue;
      const row = variations.find(
        (candidate) => !used.has(candidate.targetId) && fits(candidate, wanted, index),
      );
      if (!row) continue;
      used.add(row.targetId);
      matched.set(wanted.sourceId, row);
    }
  };
  claim((row, wanted) => row.stamp === variationStamp(sourceKey, wanted.sourceId));
  claim((row, { body }) => row.stamp === null && row.sku.toLowerCase() === skuOf(body)?.toLowerCase());
  claim((row, _, index) => ours && row.menuOrder === index + 1 && isVariationFragment(row, parent, sinceMs));
  return matched;
}

/** A review carries no stamp and is known by who said what. */
function matchReviews(request: RecoveryRequest, rows: Row[]): RecoveredRecord["children"] {
  const byKey = new Map(rows.map((row) => [reviewKey(row), String(row.id)]));
  return request.children.flatMap(({ kind, sourceId, body }) => {
    const targetId = kind === "review" ? byKey.get(reviewKey(body)) : undefined;
    return targetId === undefined ? [] : [{ kind, sourceId, targetId }];
  });
}

/**
 * What a crash left behind under a product of ours and no request claims: blank variations, and second copies.
 * WordPress shows neither in its trash, so they are deleted.
 */
async function removeLeftovers(
  client: WooClient,
  { row: parent, variations }: Match,
  kept: FoundRow[],
  sinceMs: number,
): Promise<void> {
  const claimed = new Set(kept.map((row) => row.targetId));
  const stamps = new Set(kept.map((row) => row.stamp));
  const leftovers = variations.filter((row) => {
    if (claimed.has(row.targetId)) return false;
    if (row.stamp !== null) return stamps.has(row.stamp);
    return row.regularPrice === "" && isVariationFragment(row, parent, sinceMs);
  });
  for (const { targetId } of leftovers) {
    const path = `products/${parent.targetId}/variations/${targetId}`;
    await client.write("DELETE", path, undefined, { query: { force: true } });
  }
}

/** See TargetEntity.recover. */
export async function recoverProducts(
  client: WooClient,
  requests: RecoveryRequest[],
  sinceMs: number,
  sourceKey: string,
): Promise<RecoveredRecord[]> {
  if (requests.length === 0) return [];
  const matches = await lookUntilQuiet(client, async () => {
    const seen = await look(client, requests, sinceMs, sourceKey);
    return {
      seen,
      signature: signature(seen),
      lastChangeMs: lastChange(seen),
      amount: seen.length === 0 ? "none" : seen.length === requests.length ? "all" : "some",
    };
  });
  const withReviews = matches.filter(({ request }) => request.children.some(({ kind }) => kind === "review"));
  const reviews = await reviewsOf(
    client,
    withReviews.map(({ row }) => row.targetId),
  );
  const recovered: RecoveredRecord[] = [];
  for (const match of matches) {
    const { request, row, complete } = match;
    const variations = matchVariations(match, sinceMs, sourceKey);
    if (row.stamp === productStamp(sourceKey, request.sourceId)) {
      await removeLeftovers(client, match, [...variations.values()], sinceMs);
    }
    recovered.push({
      sourceId: request.sourceId,
      targetId: row.targetId,
      complete,
      children: [
        ...[...variations].map(([sourceId, { targetId }]) => ({
          kind: "variant" as const,
          sourceId,
          targetId,
        })),
        ...matchReviews(request, reviews.get(row.targetId) ?? []),
      ],
    });
  }
  return recovered;
}
