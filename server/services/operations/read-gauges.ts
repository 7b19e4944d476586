import type { OperationDeps } from "./deps";

export interface Gauge {
  name: string;
  help: string;
  labelNames?: readonly string[];
  values: { labels: Record<string, string>; value: number }[];
}

/** How things stand in the database, the same whichever process is asked. Each question is answered by an index. */
export async function readGauges(deps: OperationDeps): Promise<Gauge[]> {
  const { db } = deps;
  const now = deps.clock.now();
  const [runs, queued, notices, notice, changes, change, depths] = await Promise.all([
    db.run.groupBy({
      by: ["status", "kind", "trigger"],
      where: { status: { in: ["queued", "running"] } },
      _count: true,
    }),
    db.run.aggregate({ where: { status: "queued" }, _min: { createdAt: true } }),
    db.notice.count({ where: { state: "pending" } }),
    db.notice.aggregate({ where: { state: "pending" }, _min: { createdAt: true } }),
    db.pendingChange.count(),
    db.pendingChange.aggregate({ _min: { notifiedAt: true } }),
    deps.executor.depths().catch(() => ({})),
  ]);
  const age = (since: Date | null) => one(since ? Math.max(0, (now - since.getTime()) / 1_000) : 0);
  return [
    {
      name: "primelink_runs",
      help: "Runs that are queued or running.",
      labelNames: ["status", "kind", "trigger"],
      values: runs.map(({ status, kind, trigger, _count }) => ({
        labels: { status, kind, trigger },
        value: _count,
      })),
    },
    {
      name: "primelink_runs_oldest_queued_seconds",
      help: "How long the longest queued run has waited.",
      values: age(queued._min.createdAt),
    },
    { name: "primelink_notices_pending", help: "Notices that are not sent yet.", values: one(notices) },
    {
      name: "primelink_notices_oldest_pending_seconds",
      help: "How long the oldest unsent notice has waited.",
      values: age(notice._min.createdAt),
    },
    {
      name: "primelink_changes_pending",
      help: "Records that webhooks named and that no run has brought over yet.",
      values: one(changes),
    },
    {
      name: "primelink_changes_oldest_pending_seconds",
      help: "How long the first of them has waited.",
      values: age(change._min.notifiedAt),
    },
    {
      name: "primelink_executor_jobs",
      help: "Calls of the embedded executor: waiting for a worker, being made, waiting for a slot.",
      labelNames: ["state"],
      values: Object.entries(depths).map(([state, value]) => ({ labels: { state }, value })),
    },
  ];
}

function one(value: number) {
  return [{ labels: {}, value }];
}
