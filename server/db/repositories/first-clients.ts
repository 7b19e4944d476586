import type { NamedClients } from "@/server/domain/named-clients";

const SHOWN = 3;

/** What is read of a membership or an invitation to name its first clients. */
export const firstClients = {
  clients: {
    select: { client: { select: { name: true } } },
    orderBy: { client: { name: "asc" } },
    take: SHOWN,
  },
  _count: { select: { clients: true } },
} as const;

/** Null where it is for all clients. */
export function firstClientsOf(row: {
  everyClient: boolean;
  clients: { client: { name: string } }[];
  _count: { clients: number };
}): NamedClients | null {
  if (row.everyClient) return null;
  return { names: row.clients.map(({ client }) => client.name), total: row._count.clients };
}

/** The same of names that have all been read. */
export function namedClients(names: readonly string[]): NamedClients {
  return { names: names.slice(0, SHOWN), total: names.length };
}
