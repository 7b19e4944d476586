import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import { ConnectorError, RetriableError } from "@/server/connectors/core/errors";
import type { Platform } from "@/server/connectors/core/platform";
import type { SourceWebhooks } from "@/server/connectors/core/source";
import type { StoredConnection } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import { transportTo } from "@/server/services/connections/store-transport";
import { openStored } from "@/server/services/connections/stored-credentials";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";

/** A store that does not answer holds nobody up for longer. */
const PATIENCE_MS = 60_000;

export interface OpenWebhooks {
  connection: StoredConnection;
  platform: Platform;
  /** Header of a hook that carries the endpoint's secret. */
  secretHeader: string;
  webhooks: SourceWebhooks;
  /** What went wrong while the store was asked, as a connector's error; thrown again when it is of another kind. */
  failureOf(error: unknown): ConnectorError;
}

type Deps = Pick<ServiceDeps, "db" | "platforms" | "credentials" | "transport" | "clock">;

/** Whether stores of the platform can tell of changes by themselves. */
export function sendsWebhooks(platform: Platform | undefined): boolean {
  return platform?.source?.receiver !== undefined;
}

/** The hooks of a stored connection's store. A disabled connection is opened, too, since its hooks have to be removed. */
export async function openWebhooks(
  scope: OrgScope,
  deps: Deps,
  connectionId: string,
  /** Others than the stored ones. */
  otherCredentials?: CleanCredentials,
): Promise<OpenWebhooks> {
  const { connection, platform, credentials } = await openStored(scope, deps, connectionId);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const used = otherCredentials ?? credentials;
  const webhooks = platform.source?.connect(used, {
    transport: transportTo(platform, used, deps),
    now: () => deps.clock.now(),
    sleep: (ms, until) => deps.clock.sleep(ms, until),
    signal,
  }).webhooks;
  const receiver = platform.source?.receiver;
  if (!webhooks || !receiver) {
    throw new ServiceError(
      "conflict",
      `${platform.descriptor.name} does not tell of changes by itself. Set up a schedule for the import instead.`,
    );
  }
  return {
    connection,
    platform,
    secretHeader: receiver.secretHeader,
    webhooks,
    failureOf(error) {
      if (error instanceof ConnectorError) return error;
      if (!signal.aborted) throw error;
      return new RetriableError(
        `"${connection.name}" did not answer in time: its quota may be spent, or the store is slow.`,
        { cause: error },
      );
    },
  };
}
