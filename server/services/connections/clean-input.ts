import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import type { Platform } from "@/server/connectors/core/platform";
import { ServiceError } from "@/server/services/errors";

/** What a form sends: an input by the key of its credential field. */
export type CredentialInput = Record<string, string>;

function refuse(problems: { field: string; message: string }[]): never {
  throw new ServiceError(
    "invalid",
    "Something in the credentials is missing or wrong. Look at the marked fields.",
    {
      fields: Object.fromEntries(problems.map(({ field, message }) => [`credentials.${field}`, message])),
    },
  );
}

/** Only the inputs that the platform knows: nothing else of a request reaches the connector. */
function known(platform: Platform, input: CredentialInput): CredentialInput {
  return Object.fromEntries(
    platform.descriptor.credentials.map(({ key }) => [key, (input[key] ?? "").trim()]),
  );
}

/**
 * Cleaned credentials of a form. With `stored`, secrets that were left blank are taken from there, unless the address
 * that they would be sent to is another one: then they have to be entered again, or changing the address would be a
 * way to read them.
 */
export function cleanInput(
  platform: Platform,
  input: CredentialInput,
  stored?: CleanCredentials,
): CleanCredentials {
  const typed = known(platform, input);
  const { credentials } = platform.descriptor;
  const kept = credentials.filter(
    ({ key, kind }) => kind === "secret" && typed[key] === "" && stored?.secrets[key],
  );
  const filled = { ...typed };
  for (const { key } of kept) filled[key] = stored?.secrets[key] ?? "";
  const result = platform.cleanCredentials(filled);
  if (!result.ok) return refuse(result.problems);
  if (stored && kept.length > 0) {
    const moved = credentials.some(
      ({ key, kind }) =>
        kind === "url" && (result.credentials.settings[key] ?? "") !== (stored.settings[key] ?? ""),
    );
    if (moved) {
      return refuse(
        kept.map(({ key, label }) => ({
          field: key,
          message: `The address is another one than before, so enter this again: ${label.toLowerCase()}.`,
        })),
      );
    }
  }
  return result.credentials;
}

/**
 * Settings to store: what was typed, and what the last test found out about the same store (such as how it wants to be
 * asked). What was found out about another address is forgotten.
 */
export function keepFindings(
  platform: Platform,
  cleaned: Record<string, string>,
  before: Record<string, string>,
): Record<string, string> {
  const typedKeys = new Set(platform.descriptor.credentials.map(({ key }) => key));
  const sameStore = platform.descriptor.credentials.every(
    ({ key, kind }) => kind === "secret" || (cleaned[key] ?? "") === (before[key] ?? ""),
  );
  if (!sameStore) return cleaned;
  const findings = Object.entries(before).filter(([key]) => !typedKeys.has(key));
  return { ...Object.fromEntries(findings), ...cleaned };
}
