import type { OrgScope } from "@/server/domain/scope";
import { ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { askSource, askTarget, findSourcedImport, type StoreDeps } from "./ask-store";
import { compareProfiles, type ProfileDifference } from "./compare-profiles";
import { rememberProfile } from "./store-profiles";

/** What differs between the two stores of an import, before anything is written. */
export async function compareStores(
  scope: OrgScope,
  deps: StoreDeps,
  importId: string,
): Promise<ProfileDifference[]> {
  requireScope(scope, "import:read");
  const row = await findSourcedImport(scope, deps, importId);
  const destination = row.target;
  if (!destination) throw new ServiceError("conflict", "Choose a target first, in the import's third step.");
  const [source, target] = await Promise.all([
    askSource(scope, deps, row.source, (store) => rememberProfile(scope, deps, row.source, store)),
    askTarget(scope, deps, destination, (store) => rememberProfile(scope, deps, destination, store)),
  ]);
  return compareProfiles(
    row.entity,
    { name: row.source.name, profile: source },
    { name: destination.name, profile: target },
  );
}
