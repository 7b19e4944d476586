import { type ClaimedNotice, settleNotice } from "@/server/db/repositories/notice-outbox";
import { SealBrokenError } from "@/server/infra/crypto";
import type { ServiceDeps } from "../deps";
import { openChannel } from "./channel-secrets";
import { DeliveryError, deliver } from "./deliver";

export type AttemptDeps = Pick<
  ServiceDeps,
  "db" | "logger" | "clock" | "mailer" | "transport" | "credentials" | "settings"
>;

const MINUTE = 60_000;
/** Longer than any attempt takes: until then nobody else tries the same notice. */
export const LEASE_MS = 3 * MINUTE;
/** How long to wait after each attempt that failed: about a day in all. */
const WAITS_MINUTES = [1, 2, 5, 15, 30, 60, 120, 240, 480, 480] as const;

/** Sends a notice once and notes what became of it. Null when it got through, else why not. */
export async function attemptNotice(deps: AttemptDeps, notice: ClaimedNotice): Promise<string | null> {
  const problem = await send(deps, notice);
  const now = deps.clock.now();
  if (problem === null) {
    await settleNotice(deps.db, notice, { state: "sent", at: new Date(now) });
    return null;
  }
  const { sentence } = problem;
  // Somebody waits for the answer to a test, and who was answered wants no mail hours later.
  const wait = problem.final || notice.event === "test" ? undefined : WAITS_MINUTES[notice.attempts - 1];
  await settleNotice(
    deps.db,
    notice,
    wait === undefined
      ? { state: "failed", problem: sentence }
      : { state: "pending", problem: sentence, nextAttemptAt: new Date(now + wait * MINUTE) },
  );
  return sentence;
}

/** Null when it got through. `final`: trying again would change nothing. */
async function send(
  deps: AttemptDeps,
  { id, orgId, event, facts, channel }: ClaimedNotice,
): Promise<{ sentence: string; final: boolean } | null> {
  if (!channel.enabled) return { sentence: "The channel was switched off before it was sent.", final: true };
  if (!facts) return { sentence: "It was written by another version of PrimeLink.", final: true };
  try {
    const secrets = openChannel(deps.credentials, { orgId, noticeChannelId: channel.id }, channel.sealed);
    await deliver(deps, { id, kind: channel.kind, secrets, event, facts });
    return null;
  } catch (error) {
    if (error instanceof SealBrokenError) {
      return { sentence: "The stored address cannot be opened. Enter it again.", final: true };
    }
    const known = error instanceof DeliveryError;
    deps.logger[known ? "warn" : "error"]({ err: error, noticeId: id }, "a notice did not get through");
    const sentence = known ? error.message : "Something went wrong in PrimeLink while this was sent.";
    return { sentence, final: false };
  }
}
