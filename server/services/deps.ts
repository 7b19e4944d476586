import type { Logger } from "pino";
import type { Platform } from "@/server/connectors/core/platform";
import type { Transport } from "@/server/connectors/core/transport";
import type { PrismaClient } from "@/server/db/generated/client";
import type { SignInProvider } from "@/server/domain/sign-in-provider";
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

export interface Limits {
  /** By account, whether it exists or not. */
  signIn: AttemptLimit;
  /** By network: one that tries many accounts. */
  signInNetwork: AttemptLimit;
  signUp: AttemptLimit;
  /** One-time codes and recovery codes, by person. */
  secondFactor: AttemptLimit;
  /** Passwords that are asked for again, by person. */
  confirmation: AttemptLimit;
  /** Mails that anyone can have sent, by the address they go to. */
  accountMail: AttemptLimit;
  /** The same by the network that asks for them. */
  accountMailNetwork: AttemptLimit;
  /** Invitations that are made or sent again, by organisation and by person. */
  invitation: AttemptLimit;
  /** Those that are mailed, by the address they go to. */
  invitationMail: AttemptLimit;
  /** These by organisation and by person, too. */
  connectionTest: AttemptLimit;
  noticeTest: AttemptLimit;
  /** Requests for access by support staff, by person and by organisation. */
  supportAsk: AttemptLimit;
  /** Downloads, each of which reads a whole list. */
  export: AttemptLimit;
}

/** What the house gives a use case. Built once by the composition; a test builds its own. */
export interface ServiceDeps {
  db: PrismaClient;
  logger: Logger;
  transport: Transport;
  /** Rejects with TransportError when `transport` would not open this address. */
  checkAddress(address: string): Promise<void>;
  platforms: PlatformRegistry;
  clock: Clock;
  locks: Locks;
  requestRun: RequestRun;
  requestChanges: RequestChanges;
  /** Has the executor send the notices that are due; rejects when it cannot be reached. */
  requestNotices(): Promise<void>;
  credentials: CredentialVault;
  mailer: Mailer;
  limits: Limits;
  /** Does what the answer shall not wait for, nor tell about by how long it takes. */
  afterAnswer(work: () => Promise<void>): void;
  settings: {
    /** Address that people open PrimeLink at, without a trailing slash. */
    appUrl: string;
    /** Anyone may make an account, or only the first person of a new installation. */
    signUp: "first" | "open";
    /** Who may vouch for people besides their password. */
    signInProviders: readonly SignInProvider[];
    /** Stand-in stores to try things out with, by platform. */
    sandboxUrls: Readonly<Record<string, string>>;
  };
}
