import { z } from "zod";
import { anyOf, tableInput } from "@/server/api/table-input";
import { CONNECTION_STATUSES } from "@/server/domain/connection";

const name = z
  .string()
  .trim()
  .min(1, "Give the connection a name, such as the store's.")
  .max(100, "Use at most 100 characters.");

/** Inputs by the key of the platform's credential fields; the platform itself checks them. */
const credentials = z
  .record(z.string().max(50), z.string().max(5000, "This is too long to be what is asked for."))
  .refine((fields) => Object.keys(fields).length <= 30);

const connectionId = z.string().max(50);
const platform = z.string().max(50);
const clientId = z.string().max(50).optional();

export const listConnectionsInput = z.object({ clientId });
export const pageConnectionsInput = tableInput({
  sortable: ["name", "createdAt"],
  filters: { status: anyOf(CONNECTION_STATUSES) },
}).extend({ clientId });
export const oneConnectionInput = z.object({ connectionId });
export const testConnectionInput = z.object({ platform, credentials, connectionId: connectionId.optional() });
export const createConnectionInput = z.object({ platform, name, credentials, clientId });
export const rotateCredentialsInput = z.object({ connectionId, credentials });
export const renameConnectionInput = z.object({ connectionId, name });
export const setConnectionEnabledInput = z.object({ connectionId, enabled: z.boolean() });
export const startAuthorizationInput = z.object({
  platform,
  name,
  storeUrl: z.string().trim().min(1, "Enter the address of your shop.").max(500, "This address is too long."),
  clientId,
});
export const oneAuthorizationInput = z.object({ authorizationId: z.string().max(50) });
