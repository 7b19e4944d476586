import type { CheckReport, CleanCredentials } from "@/server/connectors/core/descriptor";
import type { Platform } from "@/server/connectors/core/platform";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { transportTo } from "./store-transport";

type Deps = Pick<ServiceDeps, "transport" | "clock" | "limits">;

/** Asks the store. Limited for each organisation, since every test sends requests to an address that a user chose. */
export async function runCheck(
  scope: OrgScope,
  deps: Deps,
  platform: Platform,
  credentials: CleanCredentials,
): Promise<CheckReport> {
  const wait = await deps.limits.connectionTest.take(scope.orgId);
  if (wait !== null) {
    throw new ServiceError(
      "too_many",
      `Connections were tested very often just now. Test again in ${wait} seconds.`,
    );
  }
  return platform.check(credentials, {
    transport: transportTo(platform, credentials, deps),
    now: () => deps.clock.now(),
    sleep: (ms, signal) => deps.clock.sleep(ms, signal),
  });
}
