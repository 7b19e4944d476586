import type { Db } from "@/server/db/client";
import { writeAudit } from "@/server/db/repositories/audit";
import {
  endAccess,
  findNotedRun,
  insertNote,
  listNoteRows,
  listStandingAccesses,
  type StoredNote,
} from "@/server/db/repositories/support-accesses";
import { findUserNames } from "@/server/db/repositories/users";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { actingUserId, requireScope } from "../require-scope";
import { tellManagers } from "./tell-managers";

/** What support has written about a run, the oldest first. Whoever sees the run sees it. */
export async function listNotes(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  runId: string,
): Promise<StoredNote[]> {
  requireScope(scope, "run:read");
  if (!(await findNotedRun(scope, deps.db, runId))) throw notFound("run");
  return listNoteRows(scope, deps.db, runId);
}

interface Noted {
  supporter: { id: string; name: string };
  run: NonNullable<Awaited<ReturnType<typeof findNotedRun>>>;
}

async function noteOn(scope: OrgScope, deps: Pick<ServiceDeps, "db">, runId: string): Promise<Noted> {
  requireScope(scope, "support:act");
  const run = await findNotedRun(scope, deps.db, runId);
  const id = actingUserId(scope);
  if (!run || !id) throw notFound("run");
  const names = await findUserNames(deps.db, [id]);
  return { run, supporter: { id, name: names.get(id) ?? "Support" } };
}

/** A note for the organisation and for colleagues. */
export async function addNote(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  { runId, text }: { runId: string; text: string },
): Promise<void> {
  const { run, supporter } = await noteOn(scope, deps, runId);
  await deps.db.$transaction((tx) => writeNote(scope, tx, { run, supporter }, "note", text));
}

/** Support has done its part: its access to the client ends, and the organisation is told to go on. */
export async function handBack(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock" | "mailer" | "settings" | "logger" | "afterAnswer">,
  { runId, text }: { runId: string; text: string },
): Promise<void> {
  const { run, supporter } = await noteOn(scope, deps, runId);
  const now = new Date(deps.clock.now());
  const client = await deps.db.$transaction(async (tx) => {
    await writeNote(scope, tx, { run, supporter }, "handed_back", text);
    return endAccesses(scope, tx, { ...supporter, clientId: run.clientId }, now);
  });
  tellManagers(scope, deps, {
    kind: "handed_back",
    supporter: supporter.name,
    client: client ?? "",
    import: run.import.name,
    note: text,
    runId: run.id,
  });
}

async function writeNote(
  scope: OrgScope,
  tx: Db,
  { run, supporter }: Noted,
  kind: "note" | "handed_back",
  text: string,
): Promise<void> {
  await insertNote(scope, tx, {
    runId: run.id,
    kind,
    authorId: supporter.id,
    authorName: supporter.name,
    text,
  });
  await writeAudit(scope, tx, {
    action: kind === "note" ? "support.noted" : "support.handed_back",
    subject: "run",
    subjectId: run.id,
    details: { import: run.import.name },
  });
}

/** Ends what the person has here, of one client or of all; answers the last client's name. */
async function endAccesses(
  scope: OrgScope,
  tx: Db,
  { id, name, clientId }: { id: string; name: string; clientId?: string },
  now: Date,
): Promise<string | null> {
  let client: string | null = null;
  for (const access of await listStandingAccesses(scope, tx, now)) {
    const own = access.supporterId === id && access.state === "granted";
    if (!own || (clientId !== undefined && access.clientId !== clientId)) continue;
    if (!(await endAccess(scope, tx, access.id, { endedAt: now, endedBy: id }))) continue;
    client = access.client.name;
    await writeAudit(scope, tx, {
      action: "support.ended",
      subject: "support",
      subjectId: access.id,
      subjectName: name,
      details: { client, by: "support" },
    });
  }
  return client;
}

/** Leaves the organisation: all access that the person has here ends. */
export async function leaveAsSupport(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
): Promise<void> {
  requireScope(scope, "support:act");
  const id = actingUserId(scope);
  if (!id) throw notFound("access");
  const names = await findUserNames(deps.db, [id]);
  await deps.db.$transaction((tx) =>
    endAccesses(scope, tx, { id, name: names.get(id) ?? "Support" }, new Date(deps.clock.now())),
  );
}
