import { expect, it } from "vitest";
import { createDb } from "@/server/db/client";
import { env } from "@/server/env";
import { house } from "@/server/composition";
import { asNobody, asOrganisation, asSystem } from "@/server/infra/tenant";
import { makeOwner } from "../app/people";
it("pool", async () => {
  const [a, b] = [await makeOwner("Ann"), await makeOwner("Ben")];
  const db = createDb(env().DATABASE_URL, { maxConnections: 1 });
  const as = <T>(o: { orgId: string }, w: () => PromiseLike<T>) => asOrganisation({ orgId: o.orgId, clients: null }, w);
  const names = () => db.client.findMany().then((r) => r.map((c) => c.name));
  // timed out transaction
  await as(a, () => db.$transaction(async (tx) => { await tx.client.create({ data: { orgId: a.orgId, name: "X" } }); await new Promise((r) => setTimeout(r, 400)); await tx.client.count(); }, { timeout: 150 })).catch((e) => console.log("1", String(e).slice(0, 200)));
  console.log(await as(b, names), await as(a, names), await asSystem(names));
  // nested tenant change
  await as(a, () => db.$transaction(async (tx) => { await tx.client.create({ data: { orgId: a.orgId, name: "Y" } }); await asSystem(() => tx.client.count()); })).catch((e) => console.log("2", String(e).slice(-200)));
  console.log(await as(b, names), await as(a, names));
  // sql error inside
  await as(a, () => db.$transaction(async (tx) => { await tx.$queryRaw`SELECT 1/0`; })).catch((e) => console.log("3", String(e).slice(-100)));
  console.log(await as(b, names), await asNobody(names));
  // killed connection
  const [{ pid }] = await as(a, () => db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`) as any;
  await house().db.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
  await new Promise((r) => setTimeout(r, 200));
  console.log(await as(b, names).catch((e) => String(e).slice(-100)), await as(b, names));
  // user changes role by raw within tx, then reuse
  await as(a, () => db.$queryRaw`SELECT set_config('primelink.org', ${b.orgId}, false)`);
  console.log("poisoned", await as(a, names));
  // concurrency
  const r = await Promise.all(Array.from({ length: 50 }, (_, i) => as(i % 2 ? a : b, names).then((n) => n[0])));
  expect(r.every((n, i) => n === (i % 2 ? "Ann & Co" : "Ben & Co"))).toBe(true);
  // array transaction & lazy
  const p = as(a, async () => { const q = db.client.findMany(); return { q }; });
  console.log("lazy", await asNobody(async () => (await (await p).q).length));
  console.log(await as(b, () => db.$transaction([db.client.count(), db.client.count()])));
  // batch
  await db.$disconnect();
}, 60000);
