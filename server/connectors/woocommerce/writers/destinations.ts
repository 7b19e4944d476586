import type { JsonObject } from "@/server/domain/json";
import type { Row, WooClient } from "../client";
import { rowsById, variationRows } from "../find";
import type { FoundRow } from "../found";
import { newestRows } from "../newest";
import { textOf } from "../payload/read";
import { type Destination, type FoundUnit, stampOf, type Unit } from "./unit";

/** A unit that carries its stamp was written whole; one that has only its SKU was cut short. */
function matchUnits(units: Unit[], rows: FoundRow[]): Map<Unit, { row: FoundRow; whole: boolean }> {
  const matched = new Map<Unit, { row: FoundRow; whole: boolean }>();
  for (const unit of units) {
    const stamp = stampOf(unit.body);
    const sku = textOf(unit.body.sku).toLowerCase();
    const whole = rows.find((row) => stamp !== null && row.stamp === stamp);
    const cut = rows.find((row) => row.stamp === null && sku !== "" && row.sku.toLowerCase() === sku);
    if (whole) matched.set(unit, { row: whole, whole: true });
    else if (cut) matched.set(unit, { row: cut, whole: false });
  }
  return matched;
}

async function withBodies(
  matched: Map<Unit, { row: FoundRow; whole: boolean }>,
  read: (ids: string[]) => Promise<Row[]>,
): Promise<Map<Unit, FoundUnit>> {
  const ids = [...matched.values()].map(({ row }) => row.targetId);
  const bodies = new Map<string, JsonObject>();
  if (ids.length > 0) for (const row of await read(ids)) bodies.set(String(row.id), row);
  const found = new Map<Unit, FoundUnit>();
  for (const [unit, { row, whole }] of matched) {
    const body = bodies.get(row.targetId);
    if (body) found.set(unit, { targetId: row.targetId, whole, row: body });
  }
  return found;
}

/** Whole bodies as the store keeps them; `edit` spares them the paragraphs that are made for showing. */
function readBodies(client: WooClient, path: string): (ids: string[]) => Promise<Row[]> {
  return (ids) => client.readAll(path, { include: ids.join(","), status: "any", context: "edit" });
}

export function productsOf(client: WooClient, sinceMs: number): Destination {
  return {
    client,
    path: "products",
    sinceMs,
    find: async (units) => {
      if (units.length === 0) return new Map();
      const matched = matchUnits(units, await newestRows(client, sinceMs));
      return withBodies(matched, readBodies(client, "products"));
    },
  };
}

export function variationsOf(client: WooClient, productId: string, sinceMs: number): Destination {
  const path = `products/${productId}/variations`;
  return {
    client,
    path,
    sinceMs,
    find: async (units) => {
      if (units.length === 0) return new Map();
      const matched = matchUnits(units, await variationRows(client, productId));
      return withBodies(matched, readBodies(client, path));
    },
  };
}

/** Without its product WooCommerce breaks down on every variation, and leaves an orphan each time. */
export async function productsThere(client: WooClient, ids: string[]): Promise<Set<string>> {
  return new Set((await rowsById(client, ids)).map((row) => row.targetId));
}
