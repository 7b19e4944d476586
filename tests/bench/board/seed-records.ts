import type pg from "pg";

const ADJECTIVES = [
  "Oak",
  "Linen",
  "Blue",
  "Wide",
  "Quiet",
  "Copper",
  "Woven",
  "Tall",
  "Plain",
  "Warm",
  "Bright",
];
const NOUNS = [
  "Chair",
  "Shirt",
  "Mug",
  "Lamp",
  "Blanket",
  "Bottle",
  "Basket",
  "Shelf",
  "Notebook",
  "Cushion",
];

/** Records of every run that was seeded, each with what was read and sent, and issues of some. */
export async function seedRecords(db: pg.Client, orgId: string): Promise<void> {
  await db.query(
    `INSERT INTO "Record" ("id", "orgId", "runId", "seq", "kind", "sourceId", "title", "sku", "state", "mediaState",
        "targetId", "modifiedAt", "attempts", "read", "mapped", "sent", "answered", "endedAt")
      SELECT pg_temp.id_at(r."at"), $1, r."id", k, rtrim(r."entity", 's'), (k + 1000)::text,
        ($2::text[])[k % 11 + 1] || ' ' || ($3::text[])[(k / 11) % 10 + 1] || ' ' || k,
        'SKU-' || lpad(k::text, 6, '0'),
        (CASE WHEN k % 50 = 0 AND r."status" IN ('failed', 'completed_with_issues') THEN 'failed'
          WHEN k % 10 = 1 THEN 'created' ELSE 'updated' END)::"RecordState",
        (CASE WHEN r."entity" = 'products' THEN 'done' ELSE 'none' END)::"MediaState",
        (k + 50000)::text, r."at", 1,
        jsonb_build_object('id', k, 'name', 'Product ' || k, 'description', repeat(md5(k::text) || ' ', 14), 'price', k % 90),
        jsonb_build_object('name', 'Product ' || k, 'regular_price', k % 90),
        jsonb_build_object('name', 'Product ' || k, 'description', repeat(md5(k::text) || ' ', 6)),
        jsonb_build_object('id', k + 50000), r."at"
      FROM seed_run r, generate_series(0, r."records" - 1) k`,
    [orgId, ADJECTIVES, NOUNS],
  );
  await db.query(
    `INSERT INTO "Issue" ("id", "orgId", "runId", "recordId", "code", "severity", "details", "createdAt")
      SELECT uuidv7()::text, $1, "runId", "id",
        CASE WHEN "state" = 'failed' THEN (ARRAY['sku_duplicate_in_target', 'variation_failed', 'required_field_missing'])["seq" % 3 + 1]
          ELSE 'image_unreachable' END,
        (CASE WHEN "state" = 'failed' THEN 'error' ELSE 'warning' END)::"IssueSeverity", '{"sku": "SKU-1", "targetId": "7"}', "endedAt"
      FROM "Record" WHERE "orgId" = $1 AND ("state" = 'failed' OR "seq" % 40 = 3)`,
    [orgId],
  );
}
