import type { Entity } from "@/server/domain/entity";
import type { FieldDescriptor } from "@/server/domain/field";
import type { Retirement } from "@/server/domain/import-settings";
import type { ConnectorContext } from "./context";
import type { CheckReport, CleanCredentials, CleanResult, PlatformDescriptor } from "./descriptor";
import type { SourceConnector, WebhookReceiver } from "./source";
import type { TargetConnector, TargetLimit } from "./target";

/** What a store's own approval page is asked for. */
export interface AuthorizationRequest {
  storeUrl: string;
  /** Shown to the shopkeeper on the approval page. */
  appName: string;
  /** Comes back with the key: a one-time id rather than a person's. */
  userId: string;
  returnUrl: string;
  callbackUrl: string;
}

/** The one-click way: the store asks its owner, and posts a new key to the callback. */
export interface PlatformAuthorization {
  /** `storeUrl` is the shop's address and nothing else of what was typed. */
  begin(
    request: AuthorizationRequest,
  ): { ok: true; url: string; storeUrl: string } | { ok: false; message: string };
  /** The form's inputs from what the store posted, and the id that it was given; null when that is no key. */
  read(posted: unknown, storeUrl: string): { userId: string; input: Record<string, string> } | null;
}

/** One entry of the registry: everything the house knows of a platform. */
export interface Platform {
  descriptor: PlatformDescriptor;
  /** Cleans what a person typed or pasted; says which field is wrong and how to mend it. Asks nobody. */
  cleanCredentials(input: Record<string, string>): CleanResult;
  /** Test connection. Never throws for what the store answers: each failure is a line with its remedy. */
  check(credentials: CleanCredentials, context: ConnectorContext): Promise<CheckReport>;
  authorization?: PlatformAuthorization;
  source?: {
    connect(credentials: CleanCredentials, context: ConnectorContext): SourceConnector;
    /** Left out by a platform that sends no webhooks. */
    receiver?: WebhookReceiver;
  };
  target?: {
    /** What can be filled, for each entity that can be written. */
    fields: Record<Entity, readonly FieldDescriptor[]>;
    /** What it cannot take, for each entity: what `TargetEntity.limits` of an open connector says. */
    limits: Record<Entity, readonly TargetLimit[]>;
    /** What can be done with a record that is gone at the source, for each entity: `TargetEntity.retirements`. */
    retirements: Record<Entity, readonly Retirement[]>;
    connect(credentials: CleanCredentials, context: ConnectorContext): TargetConnector;
  };
}
