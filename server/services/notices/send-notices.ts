import { claimNotice } from "@/server/db/repositories/notice-outbox";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import { type AttemptDeps, attemptNotice, LEASE_MS } from "./attempt-notice";

const AT_ONCE = 4;
/** The next sweep goes on with what is left. */
const MOST_EACH = 50;

/** Sends the notices that are due, of all organisations. */
export async function sendNotices(deps: AttemptDeps): Promise<{ sent: number; failed: number }> {
  const counts = { sent: 0, failed: 0 };
  const worker = async () => {
    for (let done = 0; done < MOST_EACH; done += 1) {
      const now = deps.clock.now();
      const notice = await asSystem(() => claimNotice(deps.db, new Date(now), new Date(now + LEASE_MS)));
      if (!notice) return;
      const problem = await asOrganisation({ orgId: notice.orgId, clients: null }, () =>
        attemptNotice(deps, notice),
      );
      counts[problem === null ? "sent" : "failed"] += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return counts;
}
