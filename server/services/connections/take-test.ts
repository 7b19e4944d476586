import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { takeAttempt } from "@/server/services/take-attempt";

/** Every test sends requests to an address that a user chose, so there is a limit. Asked before anything is changed. */
export async function takeTest(scope: OrgScope, deps: Pick<ServiceDeps, "limits">): Promise<void> {
  const wait = await takeAttempt(deps.limits.connectionTest, scope);
  if (wait === null) return;
  throw new ServiceError(
    "too_many",
    `Connections were tested very often just now. Test again in ${wait} seconds.`,
  );
}
