import type { ServiceDeps } from "../deps";

/** Webhooks come in bursts: those of so long a time are brought over together. */
export const GROUP_MS = 2_000;

export interface ChangesRequest {
  orgId: string;
  importId: string;
}

/** Asked for once in a while by this process: the executor would drop the others by their ids. */
const asked = new Map<string, number>();
const MOST_KEPT = 10_000;

/**
 * Has the executor start a run of what waits for the import, a little later. When it cannot be reached nothing is lost:
 * the records wait in the database, and the sweep asks again.
 */
export async function requestChanges(
  deps: Pick<ServiceDeps, "requestChanges" | "clock" | "logger">,
  request: ChangesRequest,
): Promise<void> {
  const slot = Math.floor(deps.clock.now() / GROUP_MS);
  if (asked.get(request.importId) === slot) return;
  if (asked.size > MOST_KEPT) asked.clear();
  asked.set(request.importId, slot);
  try {
    await deps.requestChanges({ ...request, slot });
  } catch (error) {
    asked.delete(request.importId);
    deps.logger.warn(
      { err: error, importId: request.importId },
      "the executor could not be asked for changes",
    );
  }
}
