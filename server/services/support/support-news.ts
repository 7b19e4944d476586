import { listHandedBack, listStandingAccesses } from "@/server/db/repositories/support-accesses";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";
import { type AccessView, accessView } from "./manage-accesses";

export interface SupportNews {
  /** Asked for, or open now. */
  accesses: AccessView[];
  /** Runs that were handed back lately, with what support wrote. */
  handedBack: { id: string; runId: string; import: string; supporter: string; text: string; at: Date }[];
}

const TOLD_FOR_MS = 7 * 86_400_000;
const MOST = 3;

/** For the overview: who of the support staff is here, who wants in, and what was handed back. */
export async function getSupportNews(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
): Promise<SupportNews> {
  requireScope(scope, "support:read");
  const now = deps.clock.now();
  const [accesses, handedBack] = await Promise.all([
    listStandingAccesses(scope, deps.db, new Date(now)),
    listHandedBack(scope, deps.db, new Date(now - TOLD_FOR_MS), MOST),
  ]);
  return {
    accesses: accesses.map((access) => accessView(access, now, new Map())),
    handedBack: handedBack.map(({ id, runId, run, authorName, text, createdAt }) => ({
      id,
      runId,
      import: run.import.name,
      supporter: authorName,
      text,
      at: createdAt,
    })),
  };
}
