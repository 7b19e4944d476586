import type { SourceConnector, SourceStream } from "@/server/connectors/core/source";
import type { TargetConnector, TargetEntity } from "@/server/connectors/core/target";
import type { Entity } from "@/server/domain/entity";
import type { FieldDescriptor } from "@/server/domain/field";
import type { RunStore } from "./ports";

/** What a step of a run works with. Made anew for each step; holds no state of the run. */
export interface EngineContext {
  store: RunStore;
  entity: Entity;
  source: SourceConnector;
  /** How the run's entity is read. */
  stream: SourceStream;
  target: TargetConnector;
  /** How the run's entity is written. */
  writer: TargetEntity;
  targetFields: readonly FieldDescriptor[];
  /** Lasting name of the source store, such as "bigcommerce:abc123": part of the stamp on all that is written. */
  sourceKey: string;
  now(): number;
  /** Aborted when a person cancels the run. */
  signal: AbortSignal;
}
