import { withLogIds } from "@/server/infra/log-context";
import { withVisitor } from "@/server/infra/request-visitor";
import type { ApiContext } from "./context";

/** Does the work as part of the request: log and audit log know which it was, and the latter where it came from. */
export function inRequestOf<T>({ requestId, visitor }: ApiContext, work: () => T): T {
  return withLogIds(requestId ? { requestId } : {}, () => withVisitor(visitor, work));
}
