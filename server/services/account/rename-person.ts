import { renameUser } from "@/server/db/repositories/users";
import type { ServiceDeps } from "@/server/services/deps";
import type { AccountCaller } from "./caller";

export async function renamePerson(
  deps: Pick<ServiceDeps, "db">,
  caller: AccountCaller,
  input: { name: string },
): Promise<void> {
  await renameUser(deps.db, caller.userId, input.name);
}
