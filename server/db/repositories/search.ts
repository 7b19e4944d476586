import type { Db } from "@/server/db/client";
import type { RunStatus } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { searchClients } from "./clients-list";
import { inReach } from "./reach";

export type SearchHit =
  | { kind: "client" | "import" | "connection"; id: string; name: string }
  | { kind: "run"; id: string; name: string; status: RunStatus; createdAt: Date };

const HITS = 6;

export async function searchByName(scope: OrgScope, db: Db, text: string): Promise<SearchHit[]> {
  const reached = inReach(scope);
  const named = text === "" ? {} : { name: { contains: text, mode: "insensitive" as const } };
  const [clients, imports, connections, runs] = await Promise.all([
    searchClients(scope, db, text, HITS),
    db.import.findMany({
      where: { ...reached, ...named },
      select: { id: true, name: true },
      orderBy: { updatedAt: "desc" },
      take: HITS,
    }),
    db.connection.findMany({
      where: { ...reached, ...named },
      select: { id: true, name: true },
      orderBy: { updatedAt: "desc" },
      take: HITS,
    }),
    db.run.findMany({
      where: {
        ...reached,
        ...(text === "" ? {} : { OR: [{ import: named }, { id: { startsWith: text.toLowerCase() } }] }),
      },
      select: { id: true, status: true, createdAt: true, import: { select: { name: true } } },
      orderBy: { createdAt: "desc" },
      take: HITS,
    }),
  ]);
  return [
    ...clients.rows.map((hit) => ({ kind: "client" as const, ...hit })),
    ...imports.map((hit) => ({ kind: "import" as const, ...hit })),
    ...connections.map((hit) => ({ kind: "connection" as const, ...hit })),
    ...runs.map(({ import: of, ...hit }) => ({ kind: "run" as const, name: of.name, ...hit })),
  ];
}
