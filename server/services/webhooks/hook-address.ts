import type { ServiceDeps } from "@/server/services/deps";

/** The part of the address that tells one connection's hooks from all others, wherever PrimeLink stands. */
export function hookPath(platform: string, token: string): string {
  return `/api/webhooks/${platform}/${token}`;
}

/** Where a connection's store posts to. */
export function hookAddress(deps: Pick<ServiceDeps, "settings">, platform: string, token: string): string {
  return `${deps.settings.appUrl}${hookPath(platform, token)}`;
}
