import { findTimeZone } from "@/server/db/repositories/organisations";
import { describeRhythm } from "@/server/domain/schedule/describe-rhythm";
import { nextTimes } from "@/server/domain/schedule/next-time";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { timetableOf } from "./next-at";
import type { PreviewRhythm } from "./schedule.schema";

const SHOWN = 5;

/** What a schedule would come to, before it is saved. */
export async function previewRhythm(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  { rhythm, startsAt, endsAt }: PreviewRhythm,
): Promise<{ words: string; next: Date[] }> {
  requireScope(scope, "import:read");
  const timeZone = await findTimeZone(scope, deps.db);
  const now = deps.clock.now();
  const times = nextTimes(
    rhythm,
    timetableOf({ startsAt, endsAt, createdAt: new Date(now) }, timeZone),
    now,
    SHOWN,
  );
  return { words: describeRhythm(rhythm, timeZone), next: times.map((at) => new Date(at)) };
}
