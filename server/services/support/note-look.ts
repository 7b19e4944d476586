import { writeAudit } from "@/server/db/repositories/audit";
import { findLookedAt, hasLooked, lockLooks, type Named } from "@/server/db/repositories/support-looks";
import type { OrgScope } from "@/server/domain/scope";
import { shownBy } from "@/server/domain/support-looks";
import type { ServiceDeps } from "../deps";
import { actingUserId } from "../require-scope";

/** Pages ask again by themselves: the same look within this time is one. */
const SAME_LOOK_MS = 10 * 60_000;

interface Call {
  procedure: string;
  type: "query" | "mutation" | "subscription";
  /** As the caller gave it: what it names is looked up within the scope. */
  input: unknown;
}

/**
 * Writes down what support staff look at, before they are answered: what cannot be written down is not shown. For
 * anybody else it does nothing.
 */
export async function noteLook(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  { procedure, type, input }: Call,
): Promise<void> {
  const userId = actingUserId(scope);
  if (scope.role !== "support" || !userId) return;
  const shown = shownBy(procedure, type);
  if (shown === null) return;
  const named = namedIn(input);
  const thing = named && (await findLookedAt(scope, deps.db, named));
  const look = {
    subjectId: thing?.id ?? scope.orgId,
    shown: thing?.record ? `${shown}: ${thing.record}` : shown,
  };
  const since = new Date(deps.clock.now() - SAME_LOOK_MS);
  await deps.db.$transaction(async (tx) => {
    // A page asks for several parts at once.
    await lockLooks(tx, userId);
    if (await hasLooked(scope, tx, { ...look, userId, since })) return;
    await writeAudit(scope, tx, {
      action: "support.looked",
      subject: thing?.subject ?? "organisation",
      subjectId: look.subjectId,
      ...(thing ? { subjectName: thing.name } : {}),
      details: { shown: look.shown },
    });
  });
}

const KINDS: Record<string, Named["kind"]> = {
  recordId: "record",
  runId: "run",
  importId: "import",
  connectionId: "connection",
  clientId: "client",
};

/** What a call is about, the narrowest first. */
function namedIn(input: unknown): Named | null {
  if (typeof input !== "object" || input === null) return null;
  for (const [key, kind] of Object.entries(KINDS)) {
    const id = (input as Record<string, unknown>)[key];
    if (typeof id === "string" && id !== "") return { kind, id };
  }
  return null;
}
