import type { Db } from "@/server/db/client";
import type { Prisma, SupportNoteKind } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import { inReach, runInReach } from "./reach";

const columns = {
  id: true,
  clientId: true,
  runId: true,
  supporterId: true,
  supporterName: true,
  reason: true,
  minutes: true,
  wantsPersonalData: true,
  personalData: true,
  state: true,
  createdAt: true,
  decidedAt: true,
  decidedBy: true,
  expiresAt: true,
  endedAt: true,
  endedBy: true,
  client: { select: { name: true } },
} satisfies Prisma.SupportAccessSelect;

export type StoredAccess = Prisma.SupportAccessGetPayload<{ select: typeof columns }>;

export async function insertAccess(
  scope: OrgScope,
  db: Db,
  access: Pick<
    Prisma.SupportAccessUncheckedCreateInput,
    "id" | "clientId" | "runId" | "supporterId" | "supporterName" | "reason" | "minutes" | "wantsPersonalData"
  >,
): Promise<void> {
  await db.supportAccess.create({ data: { ...access, orgId: scope.orgId }, select: { id: true } });
}

/** What waits for an answer first, then the latest. */
export function listAccessRows(scope: OrgScope, db: Db, limit: number): Promise<StoredAccess[]> {
  return db.supportAccess.findMany({
    where: inReach(scope),
    select: columns,
    orderBy: [{ state: "asc" }, { createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** What is asked for or open now. */
export function listStandingAccesses(scope: OrgScope, db: Db, now: Date): Promise<StoredAccess[]> {
  return db.supportAccess.findMany({
    where: { ...inReach(scope), ...standing(now) },
    select: columns,
    orderBy: [{ state: "asc" }, { createdAt: "asc" }],
  });
}

function standing(now: Date): Prisma.SupportAccessWhereInput {
  return { OR: [{ state: "asked" }, { state: "granted", expiresAt: { gt: now } }] };
}

export function findAccess(scope: OrgScope, db: Db, id: string): Promise<StoredAccess | null> {
  return db.supportAccess.findFirst({
    where: { id, ...inReach(scope) },
    select: columns,
  });
}

/** False when somebody has answered meanwhile. */
export async function answerAccess(
  scope: OrgScope,
  db: Db,
  id: string,
  answer: Pick<
    Prisma.SupportAccessUncheckedUpdateManyInput,
    "state" | "decidedAt" | "decidedBy" | "expiresAt" | "personalData"
  >,
): Promise<boolean> {
  const { count } = await db.supportAccess.updateMany({
    where: { id, ...inReach(scope), state: "asked" },
    data: answer,
  });
  return count > 0;
}

/** False when it had ended already. */
export async function endAccess(
  scope: OrgScope,
  db: Db,
  id: string,
  by: { endedAt: Date; endedBy: string | null },
): Promise<boolean> {
  const { count } = await db.supportAccess.updateMany({
    where: { id, ...inReach(scope), ...standing(by.endedAt) },
    data: { state: "ended", ...by },
  });
  return count > 0;
}

const noteColumns = {
  id: true,
  kind: true,
  authorName: true,
  text: true,
  createdAt: true,
} satisfies Prisma.SupportNoteSelect;

export type StoredNote = Prisma.SupportNoteGetPayload<{ select: typeof noteColumns }>;

export function listNoteRows(scope: OrgScope, db: Db, runId: string): Promise<StoredNote[]> {
  return db.supportNote.findMany({
    where: { runId, ...runInReach(scope) },
    select: noteColumns,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export async function insertNote(
  scope: OrgScope,
  db: Db,
  note: { runId: string; kind: SupportNoteKind; authorId: string; authorName: string; text: string },
): Promise<void> {
  await db.supportNote.create({ data: { ...note, orgId: scope.orgId }, select: { id: true } });
}

/** Runs that support has handed back since then, the latest first. */
export function listHandedBack(scope: OrgScope, db: Db, since: Date, limit: number) {
  return db.supportNote.findMany({
    where: {
      ...runInReach(scope),
      kind: "handed_back",
      createdAt: { gte: since },
    },
    select: { ...noteColumns, runId: true, run: { select: { import: { select: { name: true } } } } },
    orderBy: { createdAt: "desc" },
    take: limit,
  });
}

/** The run that a note is about, with what the note's audit entry calls it. */
export function findNotedRun(scope: OrgScope, db: Db, runId: string) {
  return db.run.findFirst({
    where: { id: runId, ...inReach(scope) },
    select: { id: true, clientId: true, import: { select: { name: true } } },
  });
}

/** Addresses of those who answer for the organisation. */
export async function listManagerEmails(scope: OrgScope, db: Db): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { orgId: scope.orgId, role: { in: ["owner", "admin"] }, everyClient: true },
    select: { user: { select: { email: true } } },
  });
  return rows.map(({ user }) => user.email);
}
