import type { CheckReport, CleanCredentials } from "@/server/connectors/core/descriptor";
import type { Platform } from "@/server/connectors/core/platform";
import type { ServiceDeps } from "@/server/services/deps";
import { transportTo } from "./store-transport";

/** Asks the store. `takeTest` comes before. */
export async function runCheck(
  deps: Pick<ServiceDeps, "transport" | "clock">,
  platform: Platform,
  credentials: CleanCredentials,
): Promise<CheckReport> {
  return platform.check(credentials, {
    transport: transportTo(platform, credentials, deps),
    now: () => deps.clock.now(),
    sleep: (ms, signal) => deps.clock.sleep(ms, signal),
  });
}
