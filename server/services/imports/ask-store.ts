import { FatalError, RetriableError } from "@/server/connectors/core/errors";
import type { SourceConnector } from "@/server/connectors/core/source";
import type { TargetConnector } from "@/server/connectors/core/target";
import { findImportRow, type ImportRow } from "@/server/db/repositories/imports";
import type { Entity } from "@/server/domain/entity";
import type { FieldDescriptor } from "@/server/domain/field";
import type { OrgScope } from "@/server/domain/scope";
import { openSource, openTarget } from "@/server/services/connections/open-connector";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";

export type StoreDeps = Pick<ServiceDeps, "db" | "platforms" | "credentials" | "transport" | "clock">;

/** A person is waiting: a store whose quota is spent is not waited for as a run would. */
const PATIENCE_MS = 25_000;

/** An import whose source has been chosen. */
export type SourcedImport = ImportRow & { source: NonNullable<ImportRow["source"]> };

export async function findSourcedImport(
  scope: OrgScope,
  deps: StoreDeps,
  importId: string,
): Promise<SourcedImport> {
  const row = await findImportRow(scope, deps.db, importId);
  if (!row) throw notFound("import");
  if (!row.source) throw new ServiceError("conflict", "Choose a source first, in the import's second step.");
  return { ...row, source: row.source };
}

/** Part of the key of whatever is remembered of a store: another organisation, store or credentials never share it. */
export function memoryKey(scope: OrgScope, connection: { id: string; updatedAt: Date }): string {
  return `${scope.orgId}/${connection.id}/${connection.updatedAt.getTime()}`;
}

async function withPatience<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await work(signal);
  } catch (error) {
    if (!signal.aborted || error instanceof FatalError) throw error;
    throw new RetriableError(
      `"${name}" did not answer in time: its quota may be spent, or the store is slow. Try again in a minute.`,
      { cause: error },
    );
  }
}

/** Asks the store that an import reads from. */
export function askSource<T>(
  scope: OrgScope,
  deps: StoreDeps,
  connection: { id: string; name: string },
  work: (source: SourceConnector) => Promise<T>,
): Promise<T> {
  return withPatience(connection.name, async (signal) =>
    work(await openSource(scope, deps, connection.id, { signal })),
  );
}

/** Asks the store that an import writes to. */
export function askTarget<T>(
  scope: OrgScope,
  deps: StoreDeps,
  connection: { id: string; name: string },
  work: (target: TargetConnector, fields: Record<Entity, readonly FieldDescriptor[]>) => Promise<T>,
): Promise<T> {
  return withPatience(connection.name, async (signal) => {
    const { connector, fields } = await openTarget(scope, deps, connection.id, { signal });
    return work(connector, fields);
  });
}
