import { z } from "zod";
import { anyOf, tableInput } from "@/server/api/table-input";
import { ROLES } from "@/server/domain/roles";
import { email } from "../account/inputs";

const id = z.string().min(1).max(64);
const role = z.enum(ROLES, { error: "Choose a role from the list." });

const listInput = tableInput({ sortable: ["role", "name", "since"], filters: { role: anyOf(ROLES) } });
export const listMembersInput = listInput.extend({
  sort: listInput.shape.sort.default("role"),
  direction: listInput.shape.direction.default("asc"),
  filters: listInput.shape.filters.default({ role: [] }),
  /** Those who are there for single clients, this one among them. */
  clientId: id.optional(),
});
export const listInvitationsInput = listInput.pick({ page: true, pageSize: true });

export const memberInput = z.object({ memberId: id });
/** Null for all of them. */
const clients = z
  .array(id)
  .min(1, "Choose at least one client, or all of them.")
  .max(1_000, "Choose at most 1,000 clients, or all of them.")
  .nullable();

/** What is left out stays as it is. */
export const changeAccessInput = z.object({
  memberId: id,
  role: role.optional(),
  clients: clients.optional(),
});
/** Without an address it is a link, for whoever accepts first. */
export const inviteInput = z.object({ email: email.nullable(), role, clients: clients.default(null) });
export const invitationInput = z.object({ invitationId: id });
