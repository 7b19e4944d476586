import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import { discreetTransport } from "@/server/connectors/core/discreet-transport";
import type { Platform } from "@/server/connectors/core/platform";
import type { Transport } from "@/server/connectors/core/transport";
import { observedTransport } from "@/server/infra/observed-transport";
import type { ServiceDeps } from "../deps";

/** The way to one store: counted and traced, and free of its own secrets on the way back. */
export function transportTo(
  platform: Platform,
  { secrets }: CleanCredentials,
  deps: Pick<ServiceDeps, "transport">,
): Transport {
  const observed = observedTransport(platform.descriptor.id, deps.transport);
  return discreetTransport(observed, Object.values(secrets));
}
