import type { Prisma } from "@/server/db/generated/client";
import { findConnectionSide, type ImportChange, type ImportRow } from "@/server/db/repositories/imports";
import { countWritingRuns } from "@/server/db/repositories/imports-runs";
import { changesBetween } from "@/server/domain/audit-changes";
import { filtersSchemas } from "@/server/domain/import-settings";
import type { OrgScope } from "@/server/domain/scope";
import { notFound, ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { changeDefinition, type DefinitionDeps, type MakeChange } from "./change-definition";
import type { ChooseConnection, Side } from "./import.schema";

export async function chooseConnection(
  scope: OrgScope,
  deps: DefinitionDeps,
  input: ChooseConnection,
): Promise<void> {
  requireScope(scope, "import:manage");
  await changeDefinition(scope, deps, input.importId, connectionChange(scope, deps, input));
}

/**
 * Sets the store that is read or written. Once an import has run, its stores stay: its history and its watermark
 * tell of those two.
 */
export function connectionChange(
  scope: OrgScope,
  deps: Pick<DefinitionDeps, "platforms">,
  { side, connectionId }: Pick<ChooseConnection, "side" | "connectionId">,
): MakeChange {
  return async (row, tx) => {
    const connection = await findConnectionSide(scope, tx, connectionId);
    if (!connection) throw notFound("connection");
    const before = row[side];
    if (before?.id === connection.id) return { data: {}, step: side, audit: null };
    refuseUnfit(deps, side, row, connection);
    await refuseAfterRuns(scope, tx, side, row);
    return {
      data: side === "source" ? newSource(row, connection.id) : newTarget(deps, row, connection),
      step: side,
      audit: {
        action: `import.${side}_chosen`,
        changes: changesBetween({ [side]: before?.name ?? null }, { [side]: connection.name }),
      },
    };
  };
}

type Chosen = NonNullable<Awaited<ReturnType<typeof findConnectionSide>>>;

function refuse(message: string): never {
  throw new ServiceError("invalid", message, { fields: { connectionId: message } });
}

function refuseUnfit(
  deps: Pick<DefinitionDeps, "platforms">,
  side: Side,
  row: ImportRow,
  connection: Chosen,
): void {
  const platform = deps.platforms.find(connection.platform);
  if (!platform?.[side]) {
    const name = platform?.descriptor.name ?? connection.platform;
    refuse(`${name} cannot be the ${side} of an import. Choose a connection to another platform.`);
  }
  if (connection.clientId !== row.clientId) {
    refuse(
      `"${connection.name}" belongs to another client. Choose a connection of ${row.client.name}, or make one.`,
    );
  }
  if (connection.status === "disabled") {
    refuse(`"${connection.name}" is disabled. Enable it under Connections, or choose another one.`);
  }
}

async function refuseAfterRuns(
  scope: OrgScope,
  tx: Prisma.TransactionClient,
  side: Side,
  row: ImportRow,
): Promise<void> {
  if (row[side] === null || (await countWritingRuns(scope, tx, row.id)) === 0) return;
  throw new ServiceError(
    "conflict",
    `This import has already run, and its history belongs to its two stores. Duplicate it and choose another ${side} in the copy.`,
  );
}

/** Ids of categories and groups mean nothing in another store, nor does how far the old one was read. */
function newSource(row: ImportRow, sourceId: string): ImportChange {
  const filters = filtersSchemas[row.entity].parse(row.filters);
  const foreign =
    "categoryIds" in filters ? { categoryIds: [] } : "groupIds" in filters ? { groupIds: [] } : {};
  return { sourceId, watermark: null, filters: { ...filters, ...foreign } };
}

/** A mapping fills the fields of one platform; into another one the automatic mapping starts anew. */
function newTarget(
  deps: Pick<DefinitionDeps, "platforms">,
  row: ImportRow,
  connection: Chosen,
): ImportChange {
  const samePlatform =
    row.target === null ||
    deps.platforms.find(row.target.platform) === deps.platforms.find(connection.platform);
  return { targetId: connection.id, ...(samePlatform ? {} : { mappingVersion: null }) };
}
