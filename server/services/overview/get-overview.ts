import { listWorstCauses } from "@/server/db/repositories/board-causes";
import { findClient } from "@/server/db/repositories/clients";
import {
  type DayTotals,
  groupOpenIssues,
  type ImportLine,
  listImportLines,
  readFirstSteps,
} from "@/server/db/repositories/overview";
import { kindsOf } from "@/server/domain/need";
import { narrowedTo, type OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { shownCause, shownFailure } from "@/server/services/personal-data/hidden-persons";
import { requireScope } from "@/server/services/require-scope";
import { type AttentionItem, attentionItems } from "./attention";
import { sumLastDays } from "./sum-last-days";

const DAYS = 30;
const IMPORTS = 50;
const ISSUE_GROUPS = 8;
const CAUSES = 50;
const NEEDING = [...kindsOf("broken"), ...kindsOf("attention")];

export interface Overview {
  imports: ImportLine[];
  days: DayTotals[];
  attention: AttentionItem[];
  /** Null once the first run has ended. */
  firstSteps: {
    hasSource: boolean;
    hasTarget: boolean;
    hasImport: boolean;
    hasDryRun: boolean;
  } | null;
}

/** Is everything well, or with one client? Reads the runs' counters, never their records. */
export async function getOverview(
  ofAll: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms" | "clock">,
  timeZone: string,
  clientId?: string,
): Promise<Overview> {
  for (const needed of ["connection:read", "import:read", "run:read"] as const) requireScope(ofAll, needed);
  const scope = narrowedTo(ofAll, clientId);
  if (clientId !== undefined && !(await findClient(scope, deps.db, clientId))) throw notFound("client");
  const now = new Date(deps.clock.now());
  const [imports, days, issues, causes, steps] = await Promise.all([
    listImportLines(scope, deps.db, IMPORTS),
    sumLastDays(scope, deps, DAYS, timeZone),
    groupOpenIssues(scope, deps.db, ISSUE_GROUPS),
    listWorstCauses(scope, deps.db, now, NEEDING, CAUSES),
    readFirstSteps(scope, deps.db),
  ]);
  const hasRole = (role: "source" | "target") =>
    steps.platforms.some((id) => deps.platforms.find(id)?.descriptor.roles.includes(role));
  const shownImports = imports.map((line) => ({
    ...line,
    lastRun: line.lastRun && { ...line.lastRun, failure: shownFailure(scope, line.lastRun.failure) },
  }));
  return {
    imports: shownImports,
    days,
    attention: attentionItems(
      causes.map((cause) => shownCause(scope, cause)),
      issues,
    ),
    firstSteps: steps.hasRun
      ? null
      : {
          hasSource: hasRole("source"),
          hasTarget: hasRole("target"),
          hasImport: steps.hasImport,
          hasDryRun: steps.hasDryRun,
        },
  };
}
