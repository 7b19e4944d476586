import type { ConnectorContext } from "@/server/connectors/core/context";
import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import { FatalError } from "@/server/connectors/core/errors";
import type { Platform } from "@/server/connectors/core/platform";
import type { SourceConnector } from "@/server/connectors/core/source";
import type { TargetConnector } from "@/server/connectors/core/target";
import { inReach } from "@/server/db/repositories/reach";
import type { Entity } from "@/server/domain/entity";
import type { FieldDescriptor } from "@/server/domain/field";
import type { OrgScope } from "@/server/domain/scope";
import { observedTransport } from "@/server/infra/observed-transport";
import type { ServiceDeps } from "../deps";
import type { StepContext } from "../runs/deps";

type Deps = Pick<ServiceDeps, "db" | "platforms" | "credentials" | "transport" | "clock">;

function connectorContext(deps: Deps, platform: Platform, step: StepContext): ConnectorContext {
  return {
    transport: observedTransport(platform.descriptor.id, deps.transport),
    now: () => deps.clock.now(),
    sleep: (ms, signal) => deps.clock.sleep(ms, signal),
    ...step,
  };
}

async function openCredentials(
  scope: OrgScope,
  deps: Deps,
  connectionId: string,
): Promise<{ platform: Platform; credentials: CleanCredentials }> {
  const connection = await deps.db.connection.findFirst({ where: { id: connectionId, ...inReach(scope) } });
  if (!connection) throw new FatalError("The connection was removed. Choose another one in the import.");
  if (connection.status === "disabled") {
    throw new FatalError(
      `The connection "${connection.name}" is disabled. Enable it under Connections, then resume.`,
    );
  }
  const platform = deps.platforms.find(connection.platform);
  if (!platform)
    throw new FatalError(`The platform ${connection.platform} is not supported by this installation.`);
  const secrets = deps.credentials.open(
    { orgId: scope.orgId, connectionId },
    { bytes: connection.secrets, keyVersion: connection.keyVersion },
  );
  return { platform, credentials: { settings: connection.settings as Record<string, string>, secrets } };
}

/** Opens a stored connection for reading. Throws FatalError when it cannot be used. */
export async function openSource(
  scope: OrgScope,
  deps: Deps,
  connectionId: string,
  step: StepContext,
): Promise<SourceConnector> {
  const { platform, credentials } = await openCredentials(scope, deps, connectionId);
  if (!platform.source) throw new FatalError(`${platform.descriptor.name} cannot be a source.`);
  return platform.source.connect(credentials, connectorContext(deps, platform, step));
}

/** Opens a stored connection for writing. Throws FatalError when it cannot be used. */
export async function openTarget(
  scope: OrgScope,
  deps: Deps,
  connectionId: string,
  step: StepContext,
): Promise<{ connector: TargetConnector; fields: Record<Entity, readonly FieldDescriptor[]> }> {
  const { platform, credentials } = await openCredentials(scope, deps, connectionId);
  if (!platform.target) throw new FatalError(`${platform.descriptor.name} cannot be a target.`);
  return {
    connector: platform.target.connect(credentials, connectorContext(deps, platform, step)),
    fields: platform.target.fields,
  };
}
