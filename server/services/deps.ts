import type { Logger } from "pino";
import type { Platform } from "@/server/connectors/core/platform";
import type { Transport } from "@/server/connectors/core/transport";
import type { PrismaClient } from "@/server/db/generated/client";
import type { CredentialVault } from "@/server/infra/crypto";
import type { Locks } from "@/server/infra/lock";
import type { Mailer } from "@/server/infra/mailer";
import type { AttemptLimit } from "@/server/infra/rate-limit";
import type { RequestChanges, RequestRun } from "./runs/deps";

export interface PlatformRegistry {
  all(): readonly Platform[];
  find(id: string): Platform | undefined;
}

export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What the house gives a use case. Built once by the composition; a test builds its own. */
export interface ServiceDeps {
  db: PrismaClient;
  logger: Logger;
  transport: Transport;
  platforms: PlatformRegistry;
  clock: Clock;
  locks: Locks;
  requestRun: RequestRun;
  requestChanges: RequestChanges;
  credentials: CredentialVault;
  mailer: Mailer;
  limits: { signIn: AttemptLimit; signUp: AttemptLimit; connectionTest: AttemptLimit };
  settings: {
    /** Address that people open PrimeLink at, without a trailing slash. */
    appUrl: string;
    /** Anyone may make an account, or only the first person of a new installation. */
    signUp: "first" | "open";
    /** Stand-in stores to try things out with, by platform. */
    sandboxUrls: Readonly<Record<string, string>>;
  };
}
