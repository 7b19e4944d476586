import { listPendingInvitations } from "@/server/db/repositories/invitations";
import { findUserNames } from "@/server/db/repositories/users";
import type { NamedClients } from "@/server/domain/named-clients";
import { type Role, rolesManagedBy } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";

export interface InvitationView {
  id: string;
  /** Null for a link that is for whoever accepts first. */
  email: string | null;
  role: Role;
  /** Whom they will be there for; null: all clients. */
  clients: NamedClients | null;
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  expired: boolean;
  /** Whether the one that asks may revoke it and send it again. */
  manageable: boolean;
}

/** Those that nobody has accepted, a page at a time, also those whose time is up: they can be sent again. */
export async function listInvitations(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock" | "mailer">,
  page: { page: number; pageSize: number },
): Promise<{ invitations: InvitationView[]; total: number; mailConfigured: boolean }> {
  requireScope(scope, "member:manage");
  const { rows, total } = await listPendingInvitations(scope, deps.db, page);
  const names = await findUserNames(
    deps.db,
    rows.flatMap(({ invitedBy }) => invitedBy ?? []),
  );
  const now = deps.clock.now();
  return {
    invitations: rows.map(({ invitedBy, ...row }) => ({
      ...row,
      invitedBy: invitedBy && (names.get(invitedBy) ?? null),
      expired: row.expiresAt.getTime() <= now,
      manageable: rolesManagedBy(scope.role).includes(row.role),
    })),
    total,
    mailConfigured: deps.mailer.configured,
  };
}
