import { AsyncLocalStorage } from "node:async_hooks";

/** Where a request comes from, as far as it tells. Kept apart from what is logged: an address is no log's business. */
interface RequestVisitor {
  address: string | null;
  userAgent: string | null;
}

/** Kept across the bundles that Next makes of the server. */
const kept = globalThis as { primelinkVisitor?: AsyncLocalStorage<RequestVisitor> };
kept.primelinkVisitor ??= new AsyncLocalStorage<RequestVisitor>();
const visitors = kept.primelinkVisitor;

/** Does the work; what the audit log is told within comes from this visitor. */
export function withVisitor<T>(visitor: RequestVisitor | undefined, work: () => T): T {
  return visitor ? visitors.run(visitor, work) : work();
}

export function requestVisitor(): RequestVisitor | null {
  return visitors.getStore() ?? null;
}
