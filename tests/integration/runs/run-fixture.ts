import { createDb } from "@/server/db/client";
import type { PrismaClient, Run } from "@/server/db/generated/client";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { makeOrgScope, type WholeOrgScope } from "@/server/domain/scope";
import { env } from "@/server/env";

export interface RunFixture {
  db: PrismaClient;
  scope: WholeOrgScope;
  run: Run;
}

let count = 0;

/** An organisation with two connections, an import and a queued run, in the test file's own database. */
export async function makeRun(): Promise<RunFixture> {
  count += 1;
  const db = createDb(env().DATABASE_URL);
  const organisation = await db.organisation.create({
    data: { slug: `org-${count}`, name: `Organisation ${count}` },
  });
  const orgId = organisation.id;
  const client = await db.client.create({ data: { orgId, name: "Shop" } });
  const connect = (platform: string) =>
    db.connection.create({
      data: {
        orgId,
        clientId: client.id,
        platform,
        name: platform,
        secrets: new Uint8Array(),
        keyVersion: 1,
      },
    });
  const source = await connect("bigcommerce");
  const target = await connect("woocommerce");
  const definition = await db.import.create({
    data: {
      orgId,
      clientId: client.id,
      name: "Catalogue",
      sourceId: source.id,
      targetId: target.id,
      status: "ready",
    },
  });
  const run = await db.run.create({
    data: {
      orgId,
      importId: definition.id,
      clientId: definition.clientId,
      kind: "full",
      entity: "products",
      sourceId: source.id,
      targetId: target.id,
      filters: DEFAULT_FILTERS,
      options: DEFAULT_OPTIONS,
    },
  });
  const scope = makeOrgScope({ orgId, actor: { kind: "run", runId: run.id }, role: "operator" });
  return { db, scope, run };
}
