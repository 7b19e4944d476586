import type { OrgScope } from "@/server/domain/scope";
import type { AttemptLimit } from "@/server/infra/rate-limit";
import { actingUserId } from "./require-scope";

/**
 * Takes one attempt of the person and one of the organisation: neither many members together nor one person in many
 * organisations gets past the limit. Null when it may go on, else how many seconds to wait.
 */
export async function takeAttempt(limit: AttemptLimit, scope: OrgScope): Promise<number | null> {
  const userId = actingUserId(scope);
  const wait = userId === null ? null : await limit.take(`person/${userId}`);
  return wait ?? limit.take(scope.orgId);
}
