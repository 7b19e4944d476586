import { z } from "zod";
import type { CleanCredentials, CleanResult, CredentialProblem } from "@/server/connectors/core/descriptor";
import { cleanStoreAddress } from "./store-address";

/** How a store takes the key: found out by Test connection, kept in the connection's settings. */
export const AUTH_WAYS = ["basic", "query", "oauth"] as const;
export type AuthWay = (typeof AUTH_WAYS)[number];

/** What the connector itself works with, read back from the stored form. */
export interface StoreCredentials {
  url: string;
  /** Root of the REST API, without a slash at its end. */
  apiRoot: string;
  /** Null until Test connection has found it out. */
  auth: AuthWay | null;
  consumerKey: string;
  consumerSecret: string;
}

const storedSchema = z.object({
  settings: z.object({
    url: z.string(),
    apiRoot: z.string().optional(),
    auth: z.enum(AUTH_WAYS).optional().catch(undefined),
  }),
  secrets: z.object({ consumerKey: z.string(), consumerSecret: z.string() }),
});

export function readCredentials(credentials: CleanCredentials): StoreCredentials {
  const { settings, secrets } = storedSchema.parse(credentials);
  return {
    url: settings.url,
    apiRoot: settings.apiRoot ?? `${settings.url}/wp-json`,
    auth: settings.auth ?? null,
    ...secrets,
  };
}

const PARTS = {
  consumerKey: { prefix: "ck_", name: "consumer key" },
  consumerSecret: { prefix: "cs_", name: "consumer secret" },
} as const;
type Part = keyof typeof PARTS;

const WHERE = "under WooCommerce, Settings, Advanced, REST API";

function problemWith(part: Part, value: string): string | null {
  const { prefix, name } = PARTS[part];
  const other = part === "consumerKey" ? PARTS.consumerSecret : PARTS.consumerKey;
  if (value === "") return `Enter the ${name}. It is shown once, when a key is added ${WHERE}.`;
  if (value.startsWith(other.prefix)) {
    return `This begins with ${other.prefix}, so it is the ${other.name}: the two fields are swapped.`;
  }
  if (/^(…|\.{3})/.test(value)) {
    return `This is only the end of a key, as the list of keys shows it. A whole ${name} is shown once, when a key is added ${WHERE}; add a new key there.`;
  }
  if (!value.startsWith(prefix)) {
    return `A ${name} begins with ${prefix}. Copy it ${WHERE}; a WordPress password does not work here.`;
  }
  if (!/^c[ks]_[a-z0-9]{40}$/i.test(value)) {
    return `A ${name} is ${prefix} followed by 40 letters and digits; this one has ${value.length - prefix.length}. Copy it again whole.`;
  }
  return null;
}

/** Cleans what was typed or pasted; asks nobody. */
export function cleanCredentials(input: Record<string, string>): CleanResult {
  const problems: CredentialProblem[] = [];
  const address = cleanStoreAddress(input.url ?? "");
  if (!address.ok) problems.push({ field: "url", message: address.message });
  // A key copied over a line's end or from a mail has blanks in it that nobody sees.
  const cleaned = (part: Part) => (input[part] ?? "").replace(/[\s\u00A0\u200B-\u200D\uFEFF"']+/g, "");
  const secrets = { consumerKey: cleaned("consumerKey"), consumerSecret: cleaned("consumerSecret") };
  for (const part of ["consumerKey", "consumerSecret"] as const) {
    const message = problemWith(part, secrets[part]);
    if (message !== null) problems.push({ field: part, message });
  }
  if (!address.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, credentials: { settings: { url: address.url }, secrets } };
}
