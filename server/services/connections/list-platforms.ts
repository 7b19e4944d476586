import type { PlatformDescriptor } from "@/server/connectors/core/descriptor";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";

export interface PlatformOffer extends PlatformDescriptor {
  /** The store can make a key by itself: null when the platform has no such way, else whether it works from here. */
  oneClick: { available: boolean; reason: string | null } | null;
}

const NEEDS_HTTPS =
  "The store sends the key to PrimeLink over https, and this installation has no https address. Enter a key by hand instead.";

/** What a connection's form is drawn from. */
export function listPlatforms(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "platforms" | "settings">,
): PlatformOffer[] {
  requireScope(scope, "connection:read");
  const secure = deps.settings.appUrl.startsWith("https://");
  return deps.platforms.all().map((platform) => ({
    ...platform.descriptor,
    oneClick: platform.authorization ? { available: secure, reason: secure ? null : NEEDS_HTTPS } : null,
  }));
}
