import { findClient } from "@/server/db/repositories/clients";
import { listConnections } from "@/server/db/repositories/connections";
import {
  type DayTotals,
  groupOpenIssues,
  type ImportLine,
  listImportLines,
  readFirstSteps,
  sumByDay,
} from "@/server/db/repositories/overview";
import { listTroubledWebhooks } from "@/server/db/repositories/webhooks";
import { narrowedTo, type OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { type AttentionItem, attentionItems } from "./attention";
import { fillDays, lastDays } from "./last-days";

const DAYS = 30;
const IMPORTS = 50;
const ISSUE_GROUPS = 8;

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
  const days = lastDays(deps.clock.now(), DAYS, timeZone);
  // A day early, since a zone's midnight may lie before that of UTC; what is too early falls out when days are filled.
  const since = new Date(Date.parse(`${days[0]}T00:00:00Z`) - 86_400_000);
  const [imports, totals, issues, connections, webhooks, steps] = await Promise.all([
    listImportLines(scope, deps.db, IMPORTS),
    sumByDay(scope, deps.db, timeZone, since),
    groupOpenIssues(scope, deps.db, ISSUE_GROUPS),
    listConnections(scope, deps.db),
    listTroubledWebhooks(scope, deps.db),
    readFirstSteps(scope, deps.db),
  ]);
  const hasRole = (role: "source" | "target") =>
    steps.platforms.some((id) => deps.platforms.find(id)?.descriptor.roles.includes(role));
  return {
    imports,
    days: fillDays(days, totals),
    attention: attentionItems(connections, imports, issues, webhooks),
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
