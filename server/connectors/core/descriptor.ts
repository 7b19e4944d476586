import type { Entity } from "@/server/domain/entity";

/** One input of a connection's form. Forms are drawn from these, so a new platform needs no new page. */
export interface CredentialField {
  key: string;
  label: string;
  /** Where to find it, in the words of the platform's own admin pages. */
  help: string;
  placeholder?: string;
  kind: "text" | "secret" | "url";
  required: boolean;
  /** Shown only in the advanced part of the form. */
  advanced?: boolean;
}

export interface PlatformDescriptor {
  id: string;
  name: string;
  roles: readonly ("source" | "target")[];
  entities: readonly Entity[];
  credentials: readonly CredentialField[];
  /** Steps to get the credentials, in the words of the platform's own admin pages. */
  instructions: readonly string[];
}

/** Cleaned credentials: `settings` may be shown, `secrets` are encrypted and never leave the server. */
export interface CleanCredentials {
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/** Says which field of a form is wrong, and how to mend it. */
export interface CredentialProblem {
  field: string;
  message: string;
}

export type CleanResult =
  | { ok: true; credentials: CleanCredentials }
  | { ok: false; problems: CredentialProblem[] };

export const CHECK_STATES = ["ok", "failed", "warning", "skipped"] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** One line of the answer of Test connection. */
export interface CheckItem {
  id: string;
  /** What was checked, such as "Products scope". */
  label: string;
  /** The right that this line is about, in a word or two such as "Write products", for a short list of what is held. */
  right?: string;
  state: CheckState;
  /** What was found, in a sentence. */
  detail: string;
  /** How to mend it, in the words of the platform's admin pages; present unless the state is ok. */
  remedy?: string;
  technical?: string;
}

export interface CheckReport {
  items: CheckItem[];
  /** True when a run can work with this connection. */
  usable: boolean;
  /** What the store told of itself, to be shown and kept; never a secret. */
  store: Record<string, string>;
  /** Settings that the check has resolved, such as the store hash that belongs to an account UUID. */
  settings?: Record<string, string>;
}
