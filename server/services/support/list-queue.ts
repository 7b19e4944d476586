import {
  groupQueue,
  listQueueOrganisations,
  listQueue as listRows,
  type QueueFilter,
  type QueueGroup,
  type QueueRow,
} from "@/server/db/repositories/support-queue";
import type { StaffScope } from "@/server/domain/staff-scope";
import {
  causeWords,
  QUEUE_DAYS,
  type QueueCause,
  type QueuePeriod,
  type QueueState,
} from "@/server/domain/support";
import type { ServiceDeps } from "../deps";

type QueueDeps = Pick<ServiceDeps, "db" | "clock" | "platforms">;

export interface QueueChoice {
  cause: QueueCause[];
  organisation: string[];
  state: QueueState[];
  /** A week when none is chosen. */
  period: QueuePeriod[];
}

const DAY_MS = 86_400_000;
const MOST_ORGANISATIONS = 500;

function filterOf({ clock }: Pick<ServiceDeps, "clock">, { period, ...choice }: QueueChoice): QueueFilter {
  const now = clock.now();
  const days = QUEUE_DAYS[period[0] ?? "week"];
  return { ...choice, since: new Date(now - days * DAY_MS), now: new Date(now) };
}

export interface QueueGroupView extends QueueGroup {
  title: string;
  remedy: string;
}

/** What broke, everywhere, by cause. The choice of causes itself leaves the others in sight. */
export async function listQueueGroups(
  scope: StaffScope,
  deps: QueueDeps,
  choice: Omit<QueueChoice, "cause">,
): Promise<QueueGroupView[]> {
  const groups = await groupQueue(scope, deps.db, filterOf(deps, { ...choice, cause: [] }));
  return groups.map((group) => {
    const { title, remedy } = causeWords(group.cause);
    return { ...group, title, remedy };
  });
}

export interface QueueRowView extends Omit<QueueRow, "causes"> {
  causes: { cause: QueueCause; title: string; records: number }[];
}

/** The runs behind it, a page at a time. */
export async function listQueue(
  scope: StaffScope,
  deps: QueueDeps,
  choice: QueueChoice,
  page: { page: number; pageSize: number; direction: "asc" | "desc" },
): Promise<{ rows: QueueRowView[]; total: number }> {
  const { rows, total } = await listRows(scope, deps.db, filterOf(deps, choice), page);
  const platformName = (id: string) => deps.platforms.find(id)?.descriptor.name ?? id;
  return {
    rows: rows.map(({ causes, ...row }) => ({
      ...row,
      sourcePlatform: platformName(row.sourcePlatform),
      targetPlatform: platformName(row.targetPlatform),
      causes: causes.map((one) => ({ ...one, title: causeWords(one.cause).title })),
    })),
    total,
  };
}

/** For the filter. */
export function listQueuedOrganisations(
  scope: StaffScope,
  deps: QueueDeps,
): Promise<{ id: string; name: string }[]> {
  const since = new Date(deps.clock.now() - QUEUE_DAYS.month * DAY_MS);
  return listQueueOrganisations(scope, deps.db, since, MOST_ORGANISATIONS);
}
