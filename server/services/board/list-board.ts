import { listCausesOfClients } from "@/server/db/repositories/board-causes";
import {
  type BoardQuery,
  type BoardRow,
  type BoardRuns,
  listBoardRows,
  readBoardRuns,
} from "@/server/db/repositories/board-list";
import { type Cause, describeCause } from "@/server/domain/cause-words";
import { NEAR, type Need } from "@/server/domain/need";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { shownCause } from "@/server/services/personal-data/hidden-persons";
import { requireScope } from "@/server/services/require-scope";

/** What a row tells at a glance; the others are one click away. */
const CAUSES_SHOWN = 1;

const NO_RUNS: BoardRuns = { lastRunId: null, lastRunStatus: null, nextRunAt: null };

export interface BoardItem extends BoardRow, BoardRuns {
  /** The worst of its causes. */
  cause: Cause | null;
  /** The next run was due, and has not started. */
  overdue: boolean;
}

export interface Board {
  rows: BoardItem[];
  total: number;
  /** How many clients are of each need, whatever is searched and filtered. */
  needs: Record<Need, number>;
}

/** Which of my clients needs me today? Reads imports and the last run of each, never records. */
export async function listBoard(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  query: BoardQuery,
): Promise<Board> {
  for (const needed of ["client:read", "connection:read", "import:read", "run:read"] as const) {
    requireScope(scope, needed);
  }
  const now = new Date(deps.clock.now());
  const { rows, ...counts } = await listBoardRows(scope, deps.db, query, now);
  const troubled = rows.filter(({ broken, attention, soon }) => broken + attention + soon > 0);
  const idsOf = (some: BoardRow[]) => some.map(({ id }) => id);
  const [runs, causes] = await Promise.all([
    readBoardRuns(scope, deps.db, idsOf(rows)),
    listCausesOfClients(scope, deps.db, { clientIds: idsOf(troubled), now }, CAUSES_SHOWN),
  ]);
  const worst = new Map(causes.map((cause) => [cause.clientId, describeCause(shownCause(scope, cause))]));
  return {
    ...counts,
    rows: rows.map((row) => {
      const ofRuns = runs.get(row.id) ?? NO_RUNS;
      return { ...row, ...ofRuns, cause: worst.get(row.id) ?? null, overdue: isOverdue(ofRuns, now) };
    }),
  };
}

function isOverdue({ nextRunAt }: BoardRuns, now: Date): boolean {
  return nextRunAt !== null && now.getTime() - nextRunAt.getTime() > NEAR.missedMinutes * 60_000;
}
