import type { ConnectorContext } from "@/server/connectors/core/context";
import type { SourceConnector } from "@/server/connectors/core/source";
import type { TargetConnector } from "@/server/connectors/core/target";
import type { PrismaClient } from "@/server/db/generated/client";
import type { FieldDescriptor } from "@/server/domain/field";
import type { OrgScope } from "@/server/domain/scope";
import type { Locks } from "@/server/infra/lock";

/** What hands a run to the executor: the run's id alone travels, never a record or a secret. */
export interface RunRequest {
  runId: string;
  orgId: string;
  leg: number;
  /** Counts the function runs that one leg needs, since each keeps few steps. */
  part: number;
}

/** A part of a connector's context that belongs to one step. */
export type StepContext = Pick<ConnectorContext, "onWait" | "counter" | "signal">;

/** What the run services need; the composition hands it in. */
export interface RunDeps {
  db: PrismaClient;
  now(): number;
  locks: Locks;
  requestRun(request: RunRequest): Promise<void>;
  openSource(
    scope: OrgScope,
    connectionId: string,
    context: StepContext,
  ): Promise<{ connector: SourceConnector; sourceKey: string }>;
  openTarget(
    scope: OrgScope,
    connectionId: string,
    context: StepContext,
  ): Promise<{ connector: TargetConnector; fields: readonly FieldDescriptor[] }>;
  /** The target platform's fields without opening the store. */
  targetFields(platform: string): readonly FieldDescriptor[];
}
