import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import { createDb } from "@/server/db/client";
import { rowSecurityTrouble } from "@/server/db/row-security";
import { env } from "@/server/env";
import { asNobody, asOrganisation, asSystem } from "@/server/infra/tenant";
import { type Filled, fillOrganisation } from "./everything";

const { db } = house();
const sql = <Row>(text: string, ...values: unknown[]) => db.$queryRawUnsafe<Row[]>(text, ...values);

interface Table {
  name: string;
  /** The column that names the organisation, and the one that names the client. */
  org: string;
  client: string | null;
}

/** Whatever belongs to an organisation by what it is made of: nobody has to remember a new one. */
const tables = await sql<Table>(`
  SELECT c.relname AS "name", o.attname AS "org", k.attname AS "client"
  FROM pg_class c
  JOIN pg_attribute o ON o.attrelid = c.oid AND NOT o.attisdropped
    AND o.attname = CASE c.relname WHEN 'Organisation' THEN 'id' ELSE 'orgId' END
  LEFT JOIN pg_attribute k ON k.attrelid = c.oid AND NOT k.attisdropped
    AND k.attname = CASE c.relname WHEN 'Client' THEN 'id' ELSE 'clientId' END
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
  ORDER BY c.relname`);
const walled = tables.filter(({ org, name }) => org === "orgId" || name === "Organisation");
const ofClients = walled.filter(({ client }) => client !== null);

let ours: Filled;
let theirs: Filled;
const all = { clients: null };
const asOurs = <T>(work: () => PromiseLike<T>) => asOrganisation({ ...all, orgId: ours.orgId }, work);

beforeAll(async () => {
  ours = await fillOrganisation("ours");
  theirs = await fillOrganisation("theirs");
});

/** To whom the rows belong that a query finds which asks for all of them. */
const orgsIn = async ({ name, org }: Table) =>
  (await sql<{ org: string }>(`SELECT DISTINCT "${org}" AS "org" FROM "${name}"`))
    .map((row) => row.org)
    .sort();

describe("the wall", () => {
  it("stands, and the role before it is nobody's master", async () => {
    expect(await rowSecurityTrouble(db)).toBeNull();
    const [role] = await asOurs(() =>
      sql(`SELECT rolsuper, rolbypassrls, rolcanlogin, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns
        FROM pg_roles r WHERE rolname = current_user`),
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: 0 });
  });

  // A migration that adds such a table ends with: SELECT "wall_off_organisations"();
  it.each(walled)("covers $name", async ({ name, client }) => {
    const policies = await sql<{ name: string; command: string; permissive: boolean; check: string | null }>(
      `SELECT polname AS "name", polcmd::text AS "command", polpermissive AS "permissive",
         pg_get_expr(polwithcheck, polrelid) AS "check"
       FROM pg_policy JOIN pg_class c ON c.oid = polrelid WHERE c.relname = $1 AND c.relrowsecurity ORDER BY 1 DESC`,
      name,
    );
    const everything = { command: "*", check: null };
    expect(policies).toEqual([
      { ...everything, name: "organisation", permissive: true },
      ...(client === null ? [] : [{ ...everything, name: "clients", permissive: false }]),
    ]);
  });

  it.each(walled)("is tried with rows of two in $name", async (table) => {
    // A new table gets its row in `everything.ts`.
    expect(await orgsIn(table)).toEqual(expect.arrayContaining([ours.orgId, theirs.orgId].sort()));
  });
});

describe("whoever has not said for whom", () => {
  it.each(walled)("finds nothing in $name", async (table) => {
    expect(await asNobody(() => orgsIn(table))).toEqual([]);
  });

  it("finds and changes nothing by the ORM, and may write nothing", async () => {
    await asNobody(async () => {
      expect(await db.run.findMany()).toEqual([]);
      expect(await db.run.updateMany({ data: { failure: "x" } })).toEqual({ count: 0 });
      expect(await db.run.deleteMany()).toEqual({ count: 0 });
      await expect(db.client.create({ data: { orgId: ours.orgId, name: "New" } })).rejects.toThrow(
        /row-level security/,
      );
    });
  });

  it("still finds what belongs to no organisation", async () => {
    expect(await asNobody(() => db.user.findMany({ select: { name: true } }))).toHaveLength(2);
  });
});

describe("an organisation", () => {
  it.each(walled)("finds its own alone in $name, and moves nothing into another one", async (table) => {
    const { name, org } = table;
    await asOurs(async () => {
      expect(await orgsIn(table)).toEqual([ours.orgId]);
      await expect(sql(`UPDATE "${name}" SET "${org}" = $1`, theirs.orgId)).rejects.toThrow(
        /row-level security|append-only/,
      );
    });
  });

  it.each(walled)("puts no row of another one into $name", async ({ name, org }) => {
    const [theirRow] = await sql<{ row: unknown }>(
      `SELECT to_jsonb(t) AS "row" FROM "${name}" t WHERE "${org}" = $1 LIMIT 1`,
      theirs.orgId,
    );
    // What Postgres makes by itself cannot be given to it.
    const [given] = await sql<{ columns: string }>(
      `SELECT string_agg(quote_ident(attname), ', ') AS "columns" FROM pg_attribute
       WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
      `"${name}"`,
    );
    await expect(
      asOurs(() =>
        sql(
          `INSERT INTO "${name}" (${given?.columns})
           SELECT ${given?.columns} FROM jsonb_populate_record(null::"${name}", $1::jsonb)`,
          theirRow?.row,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("is all that the ORM knows of, too, in its relations and by ids of others", async () => {
    await asOurs(async () => {
      expect(await db.run.findMany({ select: { orgId: true } })).toEqual([{ orgId: ours.orgId }]);
      expect(await db.run.findFirst({ where: { id: theirs.runId } })).toBeNull();
      expect(await db.user.findMany({ select: { memberships: true }, where: { id: theirs.userId } })).toEqual(
        [{ memberships: [] }],
      );
    });
  });

  it("keeps what another one deletes and changes without a condition", async () => {
    const another = await fillOrganisation("another");
    const countOf = (orgId: string) =>
      Promise.all(
        walled.map(async ({ name, org }) => {
          const [row] = await sql<{ count: number }>(
            `SELECT count(*)::int AS "count" FROM "${name}" WHERE "${org}" = $1`,
            orgId,
          );
          return [name, row?.count] as const;
        }),
      );
    const before = await countOf(theirs.orgId);
    await asOrganisation({ ...all, orgId: another.orgId }, async () => {
      // What others refer to goes once these are gone.
      for (let left = walled.length, tried = 0; left > 0 && tried < walled.length; tried += 1) {
        const outcomes = await Promise.allSettled(
          walled
            .filter(({ name }) => name !== "Organisation")
            .map(({ name }) => sql(`DELETE FROM "${name}"`)),
        );
        left = outcomes.filter(({ status }) => status === "rejected").length;
      }
    });
    const left = (await countOf(another.orgId)).filter(([, count]) => count !== 0).map(([name]) => name);
    expect(left).toEqual(["AuditEntry", "Organisation"]);
    expect(await countOf(theirs.orgId)).toEqual(before);
  });
});

describe("who is there for single clients", () => {
  const limitedTo = <T>(clients: string[], work: () => PromiseLike<T>) =>
    asOrganisation({ orgId: ours.orgId, clients }, work);
  const clientsIn = async ({ name, client }: Table) =>
    (await sql<{ client: string }>(`SELECT DISTINCT "${client}" AS "client" FROM "${name}"`)).map(
      (row) => row.client,
    );

  it.each(ofClients)("finds these alone in $name", async (table) => {
    expect(await limitedTo([ours.clientId], () => clientsIn(table))).toEqual([ours.clientId]);
    expect(await limitedTo([theirs.clientId], () => clientsIn(table))).toEqual([]);
    expect(await limitedTo([], () => clientsIn(table))).toEqual([]);
  });

  it("moves nothing to a client that is not theirs, and finds the rest of the organisation", async () => {
    await limitedTo([ours.clientId], async () => {
      await expect(db.import.updateMany({ data: { clientId: ours.otherClientId } })).rejects.toThrow(
        /row-level security/,
      );
      expect(await db.template.count()).toBe(1);
    });
  });
});

describe("connections", () => {
  const shared = createDb(env().DATABASE_URL, { maxConnections: 3 });
  afterAll(() => shared.$disconnect());

  it("serve whoever has them at the time, however they change hands", async () => {
    const orgs = () => shared.run.findMany({ select: { orgId: true }, where: { kind: "full" } });
    const inTransaction = () =>
      shared.$transaction(async (tx) => tx.run.findMany({ select: { orgId: true } }));
    const answers = await Promise.all(
      Array.from({ length: 120 }, async (_, index) => {
        const ask = index % 3 === 0 ? inTransaction : orgs;
        const whose = [ours.orgId, theirs.orgId, null, "system"][index % 4];
        if (whose === "system") return [4, (await asSystem(ask)).length >= 2];
        if (!whose) return [0, (await asNobody(ask)).length === 0];
        const rows = await asOrganisation({ ...all, orgId: whose }, ask);
        return [1, rows.length === 1 && rows[0]?.orgId === whose];
      }),
    );
    expect(answers.filter(([, right]) => !right)).toEqual([]);
  });

  it("do not change hands within a transaction", async () => {
    const mixed = asOurs(() =>
      shared.$transaction(async (tx) => {
        await tx.run.findMany();
        return asOrganisation({ ...all, orgId: theirs.orgId }, () => tx.run.findMany());
      }),
    );
    await expect(mixed).rejects.toThrow("The tenant was changed within a transaction.");
    // The connection goes back to the pool whole.
    expect(await asOurs(() => shared.run.count())).toBe(1);
  });

  it("keep it through an error within a transaction", async () => {
    const failed = asOurs(() => shared.$transaction((tx) => tx.$executeRawUnsafe("SELECT 1/0")));
    await expect(failed).rejects.toThrow();
    const each = Array.from({ length: 6 }, () => asNobody(() => shared.run.count()));
    expect(await Promise.all(each)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
