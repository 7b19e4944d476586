import PQueue from "p-queue";
import type { FoundRecord, HeldRecord, TargetCensus } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import { withoutLinks } from "../answers";
import { PAGE_SIZE, type Row, type WooClient } from "../client";
import { textOf } from "../payload/read";
import { decodeEntities } from "../text";
import { customerStamp, sourceIdOf, stampsOf } from "./stamps";

const FIELDS = "id,email,first_name,last_name,role,date_created_gmt,meta_data";
const LANES = 2;

/** Whoever works in the shop has another role; nobody's import may write to such an account. */
const SHOPPERS = new Set(["customer", "subscriber"]);

function foundRecord(row: JsonObject, stamp: string | null): FoundRecord {
  const email = textOf(row.email);
  const name = decodeEntities(`${textOf(row.first_name)} ${textOf(row.last_name)}`).trim();
  return {
    targetId: textOf(row.id),
    sourceId: stamp === null ? null : sourceIdOf(stamp),
    key: email === "" ? null : email,
    name: name === "" ? email : name,
    status: textOf(row.role),
    takeable: SHOPPERS.has(textOf(row.role)),
    parentTargetId: null,
  };
}

/** WooCommerce looks up one address at a time, whatever its case, and staff only when every role is asked for. */
export async function customersByEmail(client: WooClient, emails: string[]): Promise<Row[]> {
  const queue = new PQueue({ concurrency: LANES });
  const unique = [...new Set(emails.map((email) => email.trim().toLowerCase()))].filter(Boolean);
  const pages = await Promise.all(
    unique.map((email) =>
      queue.add(() => client.readPage("customers", { email, role: "all", _fields: FIELDS })),
    ),
  );
  return pages.flatMap((page) => page.rows);
}

export async function findCustomers(client: WooClient, emails: string[]): Promise<FoundRecord[]> {
  return (await customersByEmail(client, emails)).map((row) => foundRecord(row, stampsOf(row)[0] ?? null));
}

/** Accounts by id as the store holds them. What is gone is left out. */
export async function customersById(client: WooClient, ids: string[]): Promise<Row[]> {
  const rows: Row[] = [];
  const unique = [...new Set(ids)];
  for (let start = 0; start < unique.length; start += PAGE_SIZE) {
    const include = unique.slice(start, start + PAGE_SIZE).join(",");
    rows.push(...(await client.readPage("customers", { include, role: "all", per_page: PAGE_SIZE })).rows);
  }
  return rows;
}

export async function readCustomers(client: WooClient, ids: string[]): Promise<HeldRecord[]> {
  const rows = await customersById(client, ids);
  return rows.map((row) => ({ targetId: String(row.id), body: withoutLinks(row), children: [] }));
}

/** Every account of the shop, with those that stand for customers of this source: one entry for each of these. */
export async function customerCensus(client: WooClient, sourceKey: string): Promise<TargetCensus> {
  const query = { role: "all", orderby: "id", order: "asc", _fields: FIELDS };
  const rows = new Map((await client.readAll("customers", query, LANES)).map((row) => [row.id, row]));
  const prefix = customerStamp(sourceKey, "");
  const stamped = [...rows.values()].flatMap((row) =>
    stampsOf(row)
      .filter((stamp) => stamp.startsWith(prefix))
      .map((stamp) => foundRecord(row, stamp)),
  );
  return { stamped, total: rows.size };
}
