import { z } from "zod";
import { anyOf, tableInput } from "@/server/api/table-input";
import { CLIENT_LACKS } from "@/server/domain/client-list";

const clientId = z.string().min(1).max(64);
const name = z
  .string()
  .trim()
  .min(1, "Give the client a name, such as the shop's.")
  .max(100, "Use at most 100 characters.");

export const listClientsInput = tableInput({
  sortable: ["name", "createdAt", "connections", "imports"],
  filters: { lacks: anyOf(CLIENT_LACKS) },
});

export const searchClientsInput = z.object({ text: z.string().trim().max(100) });
export const oneClientInput = z.object({ clientId });
export const createClientInput = z.object({ name });
export const renameClientInput = z.object({ clientId, name });
