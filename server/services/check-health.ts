import type { ServiceDeps } from "./deps";

/** Whether this process can do its work: it has its settings, and its database answers. */
export async function checkHealth(deps: Pick<ServiceDeps, "db">): Promise<{ healthy: boolean }> {
  try {
    await deps.db.$queryRaw`select 1`;
    return { healthy: true };
  } catch {
    return { healthy: false };
  }
}
