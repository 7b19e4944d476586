import { clientsInWords } from "@/server/domain/named-clients";
import type { Member } from "./role-words";

/** Whom a member or an invitation is for, in words. */
export function MemberClients({ clients }: { clients: Member["clients"] }) {
  if (clients === null) return <>All clients</>;
  if (clients.total === 0) return <>No client left</>;
  return <>{clientsInWords(clients)}</>;
}
