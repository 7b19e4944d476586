import { randomUUID } from "node:crypto";
import { afterAll, expect, inject, it } from "vitest";
import { applyMigrations } from "@/scripts/migrations/migrate";
import { runSql, withDatabaseName } from "@/scripts/services/run-sql";
import { createDb } from "@/server/db/client";
import { rowSecurityTrouble } from "@/server/db/row-security";
import { asNobody, asOrganisation, asSystem } from "@/server/infra/tenant";
import { createOwned } from "@/server/services/organisations/found-organisation";

const adminUrl = inject("adminUrl");
const cleanUps: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

/** A login as a managed Postgres gives one, with a database that it owns. */
async function makeLogin(options: string): Promise<{ name: string; url: string }> {
  const name = `login_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  await runSql(adminUrl, `CREATE ROLE ${name} LOGIN PASSWORD 'pw' NOSUPERUSER ${options}`);
  await runSql(adminUrl, `CREATE DATABASE ${name} OWNER ${name}`);
  cleanUps.push(async () => {
    await runSql(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    await runSql(adminUrl, `DROP ROLE IF EXISTS ${name}_tenant, ${name}_limited, ${name}`);
  });
  const url = new URL(withDatabaseName(adminUrl, name));
  url.username = name;
  url.password = "pw";
  return { name, url: url.href };
}

function open(url: string) {
  const db = createDb(url, { maxConnections: 2 });
  cleanUps.push(() => db.$disconnect());
  return db;
}

async function makeOrganisation(db: ReturnType<typeof open>, name: string): Promise<string> {
  const user = await db.user.create({ data: { email: `${name}@example.test`, name } });
  const { slug } = await asSystem(() =>
    db.$transaction((tx) =>
      createOwned(tx, user.id, { organisation: name, kind: "merchant", timeZone: "UTC" }),
    ),
  );
  return (await asSystem(() => db.organisation.findFirstOrThrow({ where: { slug } }))).id;
}

async function namesSeen(db: ReturnType<typeof open>, orgId: string): Promise<string[]> {
  const clients = await asOrganisation({ orgId, clients: null }, () => db.client.findMany());
  return clients.map(({ name }) => name).sort();
}

it("is as good as a superuser, when it may make roles", async () => {
  const { url } = await makeLogin("CREATEROLE");
  await applyMigrations(url);
  const db = open(url);
  expect(await rowSecurityTrouble(db)).toBeNull();
  const [ann, ben] = [await makeOrganisation(db, "ann"), await makeOrganisation(db, "ben")];
  expect(await namesSeen(db, ann)).toEqual(["ann"]);
  expect(await namesSeen(db, ben)).toEqual(["ben"]);
  expect(await asNobody(() => db.client.count())).toBe(0);
});

it("is enough to serve when it may not, and an administrator is told how to put the wall up", async () => {
  const { name, url } = await makeLogin("NOCREATEROLE");
  await applyMigrations(url);
  const before = open(url);
  const sentence = (await rowSecurityTrouble(before)) ?? "";
  expect(sentence).toContain(
    `GRANT "${name}_tenant", "${name}_limited" TO "${name}"; then start PrimeLink again.`,
  );
  const [ann] = [await makeOrganisation(before, "ann"), await makeOrganisation(before, "ben")];
  expect(await namesSeen(before, ann)).toEqual(["ann", "ben"]);

  const [statements = ""] = /CREATE ROLE.*;/.exec(sentence) ?? [];
  await runSql(withDatabaseName(adminUrl, name), statements);
  await applyMigrations(url);
  const after = open(url);
  expect(await rowSecurityTrouble(after)).toBeNull();
  expect(await namesSeen(after, ann)).toEqual(["ann"]);
});

it("has to be the owner of the tables", async () => {
  const owner = await makeLogin("CREATEROLE");
  const other = await makeLogin("NOCREATEROLE");
  await applyMigrations(owner.url);
  const url = new URL(owner.url);
  url.username = other.name;
  expect(await rowSecurityTrouble(open(url.href))).toContain(`"${other.name}" does not own the tables`);
});
