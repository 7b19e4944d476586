import { formatCounted } from "@/components/ui/number";
import { clientsInWords } from "@/server/domain/named-clients";
import type { Member } from "./role-words";

/** Whom a member or an invitation is for, in words. */
export function MemberClients({ clients }: { clients: Member["clients"] }) {
  if (clients === null) return <>All clients</>;
  if (clients.total === 0) return <>No client left</>;
  // The number first: names may not have the room.
  if (clients.total > 1)
    return <>{`${formatCounted(clients.total, "client")}: ${clientsInWords(clients)}`}</>;
  return <>{clientsInWords(clients)}</>;
}
