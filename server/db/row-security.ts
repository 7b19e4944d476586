import { asNobody, asSystem } from "@/server/infra/tenant";
import type { PrismaClient } from "./generated/client";

/** How a login stands to the roles that row-level security needs. */
export interface TenantRoles {
  login: string;
  /** The part of the roles' names that they share: who owns the tables. */
  prefix: string;
  /** Whether the login may act as them. Since Postgres 16 a role may be granted without the right to that. */
  usable: boolean;
  /** Whether policies leave the login itself alone. */
  owns: boolean;
}

/** No row where the migrations have not been applied. */
export const FIND_ROLES = `
  SELECT session_user::text AS "login", "prefix", "owns", (
      SELECT count(*) = 2 FROM pg_roles WHERE rolname IN ("prefix" || '_tenant', "prefix" || '_limited')
        AND CASE WHEN current_setting('server_version_num')::int >= 160000
          THEN pg_has_role(session_user, oid, 'SET') ELSE pg_has_role(session_user, oid, 'MEMBER') END
    ) AS "usable"
  FROM (
    SELECT left(pg_get_userbyid(relowner)::text, 50) AS "prefix",
      pg_has_role(session_user, relowner, 'USAGE') AS "owns"
    FROM pg_class WHERE oid = to_regclass('"Organisation"')
  ) owner`;

/** For the operator. */
export function rolesMissing({ login, prefix }: Pick<TenantRoles, "login" | "prefix">): string {
  const [tenant, limited] = [`"${prefix}_tenant"`, `"${prefix}_limited"`];
  return (
    "Row-level security is off, because the database's login may not make the roles for it: the application's own checks stand alone. " +
    `Have an administrator of the database run: CREATE ROLE ${tenant}; CREATE ROLE ${limited}; ` +
    `GRANT ${tenant}, ${limited} TO "${login}"; then start PrimeLink again.`
  );
}

/** Why Postgres itself does not keep organisations apart, in a sentence with its remedy; null when it does. */
export async function rowSecurityTrouble(db: PrismaClient): Promise<string | null> {
  const [roles] = await asSystem(() => db.$queryRawUnsafe<TenantRoles[]>(FIND_ROLES));
  if (!roles) return "The tables are not there yet. Run: npm run db:migrate";
  if (!roles.owns) {
    return `The database's login "${roles.login}" does not own the tables, so what serves all organisations finds nothing. Put the owner, who applied the migrations, into DATABASE_URL.`;
  }
  if (!roles.usable) return rolesMissing(roles);
  const [row] = await asNobody(
    () => db.$queryRaw<{ active: boolean }[]>`SELECT row_security_active('"Run"') AS "active"`,
  );
  return row?.active ? null : "Row-level security is off until PrimeLink is started again.";
}
