import type { Platform } from "@/server/connectors/core/platform";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";

export function findPlatform(deps: Pick<ServiceDeps, "platforms">, id: string): Platform {
  const platform = deps.platforms.find(id);
  if (platform) return platform;
  throw new ServiceError("invalid", `The platform ${id} is not supported by this installation.`);
}
