import type { Db } from "@/server/db/client";
import { findNoticeNames } from "@/server/db/repositories/notices";
import { countersOf } from "@/server/db/repositories/run-store/run-rows";
import { groupIssues } from "@/server/db/repositories/runs";
import { ISSUE_CATALOGUE, type IssueCode } from "@/server/domain/issue";
import type { FailureKind, NoticeFacts } from "@/server/domain/notice";
import type { WholeOrgScope } from "@/server/domain/scope";

export interface NoticeAbout {
  importId: string;
  failure: { kind: FailureKind; runId: string } | { kind: "start_refused"; sentence: string } | null;
  /** The run that is told of; null when none could start. */
  runId: string | null;
  failingSince: Date | null;
}

const MOST_CAUSES = 3;

/** What a notice tells, read in the transaction that changes the import's health. Null when the import is gone. */
export async function readNoticeFacts(
  scope: WholeOrgScope,
  tx: Db,
  about: NoticeAbout,
): Promise<NoticeFacts | null> {
  const names = await findNoticeNames(scope, tx, about.importId);
  if (!names) return null;
  const run = about.runId
    ? await tx.run.findFirst({ where: { id: about.runId, orgId: scope.orgId, importId: about.importId } })
    : null;
  const counters = run ? countersOf(run) : null;
  const issues = run && about.failure ? await groupIssues(scope, tx, run.id) : [];
  return {
    organisation: names.organisation,
    import: names.import,
    failure: about.failure && {
      kind: about.failure.kind,
      sentence:
        "sentence" in about.failure
          ? about.failure.sentence
          : failureSentence(about.failure.kind, names.import, run),
    },
    run:
      run && counters
        ? {
            id: run.id,
            endedAt: (run.endedAt ?? run.createdAt).toISOString(),
            read: counters.read,
            written: counters.created + counters.updated + counters.removed,
            failed: counters.failed,
          }
        : null,
    causes: issues
      .filter(({ severity, code }) => severity === "error" && code in ISSUE_CATALOGUE)
      .slice(0, MOST_CAUSES)
      .map(({ code, records }) => ({ title: ISSUE_CATALOGUE[code as IssueCode].title, records })),
    failingSince: about.failingSince?.toISOString() ?? null,
  };
}

interface ToldRun {
  failure: string | null;
  readCount: number;
  failedCount: number;
  reconciliation: unknown;
}

const MEND = "Open the run to see the causes, mend them, and retry.";

function failureSentence(
  kind: FailureKind,
  { entity, target }: { entity: string; target: string | null },
  run: ToldRun | null,
): string {
  const count = (value: number) => value.toLocaleString("en");
  if (kind === "run_failed") {
    return run?.failure ?? "The run stopped before its end. Open it to see why, and resume it.";
  }
  if (kind === "records_failed") {
    if (!run?.failedCount) return `Some ${entity} still fail from earlier runs. ${MEND}`;
    return `${count(run.failedCount)} of ${count(run.readCount)} ${entity} failed. ${MEND}`;
  }
  const { missing = 0, differing = 0 } = (run?.reconciliation ?? {}) as {
    missing?: number;
    differing?: number;
  };
  const found = [
    ...(missing > 0 ? [`${count(missing)} ${entity} are missing there`] : []),
    ...(differing > 0 ? [`${count(differing)} fields hold something else`] : []),
  ];
  const what = found.length > 0 ? found.join(", and ") : "the two sides do not come to the same";
  return `After the run ${target ? `"${target}"` : "the target"} was looked at, and ${what}. Open the run to see which.`;
}
