import { house } from "@/server/composition";
import type { Role } from "@/server/domain/roles";
import { apiOf, type Person } from "../app/people";

/** The membership's id of the person with that name. */
export async function memberIdOf(owner: Person, name: string): Promise<string> {
  const { members } = await owner.api.member.list({ org: owner.org });
  const member = members.find((one) => one.name === name);
  if (!member) throw new Error(`${name} is no member`);
  return member.id;
}

export async function roleOf(owner: Person, name: string): Promise<Role | null> {
  const membership = await house().db.membership.findFirst({
    where: { orgId: owner.orgId, user: { name } },
  });
  return membership?.role ?? null;
}

/** A person with an account and no organisation. */
export async function makeStranger(name: string) {
  const email = `${name.toLowerCase()}@example.test`;
  const { id } = await house().db.user.create({ data: { email, name, passwordHash: "none" } });
  const user = { id, email, name };
  return { user, api: apiOf(user) };
}

/** The last part of a link. */
export function tokenOf(link: string | null): string {
  const token = link?.split("/").at(-1);
  if (!token) throw new Error("there is no link");
  return token;
}

/** What the organisation's log says, oldest first. */
export async function auditOf(orgId: string): Promise<string[]> {
  const entries = await house().db.auditEntry.findMany({ where: { orgId }, orderBy: { id: "asc" } });
  return entries.map(({ action }) => action);
}

/** Role and clients by name, as they are stored. */
export async function accessOf(
  owner: Person,
  name: string,
): Promise<{ role: Role; clients: string[] | null } | null> {
  const membership = await house().db.membership.findFirst({
    where: { orgId: owner.orgId, user: { name } },
    select: { role: true, everyClient: true, clients: { select: { client: { select: { name: true } } } } },
  });
  if (!membership) return null;
  const names = membership.clients.map(({ client }) => client.name).sort();
  return { role: membership.role, clients: membership.everyClient ? null : names };
}
