import type { PlatformDescriptor } from "@/server/connectors/core/descriptor";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";

export interface PlatformOffer extends PlatformDescriptor {
  /** The store can make a key by itself: null when the platform has no such way. `reason` says what limits it. */
  oneClick: { available: boolean; reason: string | null } | null;
  /** Address of a stand-in store, where one runs beside the app; its page tells what to enter. */
  sandboxUrl: string | null;
}

const NEEDS_HTTPS =
  "The store sends the key to PrimeLink over https, and this installation has no https address. Enter a key by hand instead.";
const ONLY_HERE =
  "PrimeLink runs on this machine alone, so this works with a store on this machine only, such as the sandbox.";

function oneClickFrom(appUrl: string): { available: boolean; reason: string | null } {
  const { protocol, hostname } = new URL(appUrl);
  if (protocol === "https:") return { available: true, reason: null };
  const local = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  return local ? { available: true, reason: ONLY_HERE } : { available: false, reason: NEEDS_HTTPS };
}

/** What a connection's form is drawn from. */
export function listPlatforms(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "platforms" | "settings">,
): PlatformOffer[] {
  requireScope(scope, "connection:read");
  return deps.platforms.all().map((platform) => ({
    ...platform.descriptor,
    oneClick: platform.authorization ? oneClickFrom(deps.settings.appUrl) : null,
    sandboxUrl: deps.settings.sandboxUrls[platform.descriptor.id] ?? null,
  }));
}
