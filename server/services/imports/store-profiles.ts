import type { SourceConnector } from "@/server/connectors/core/source";
import type { TargetConnector } from "@/server/connectors/core/target";
import type { OrgScope } from "@/server/domain/scope";
import type { StoreProfile } from "@/server/domain/store";
import type { ServiceDeps } from "@/server/services/deps";
import { memoryKey } from "./ask-store";
import { BriefMemory } from "./brief-memory";

const profiles = new BriefMemory<StoreProfile>(5 * 60_000, 500);

/** What a store tells of itself, asked for once in a few minutes. */
export function rememberProfile(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "clock">,
  connection: { id: string; updatedAt: Date },
  store: Pick<SourceConnector | TargetConnector, "profile">,
): Promise<StoreProfile> {
  return profiles.remember(memoryKey(scope, connection), deps.clock.now(), () => store.profile());
}
