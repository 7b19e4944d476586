import { listCausesOfClients } from "@/server/db/repositories/board-causes";
import { findClientName } from "@/server/db/repositories/board-list";
import { type Cause, describeCause } from "@/server/domain/cause-words";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { shownCause } from "@/server/services/personal-data/hidden-persons";
import { requireScope } from "@/server/services/require-scope";

const MOST = 100;

export interface BoardClient {
  id: string;
  name: string;
  causes: Cause[];
}

/** Everything that one client needs somebody for, the worst first, each with its remedy and where it is mended. */
export async function getBoardClient(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  clientId: string,
): Promise<BoardClient> {
  for (const needed of ["client:read", "connection:read", "import:read", "run:read"] as const) {
    requireScope(scope, needed);
  }
  const client = await findClientName(scope, deps.db, clientId);
  if (!client) throw notFound("client");
  const now = new Date(deps.clock.now());
  const causes = await listCausesOfClients(scope, deps.db, { clientIds: [clientId], now }, MOST);
  return { ...client, causes: causes.map((cause) => describeCause(shownCause(scope, cause))) };
}
