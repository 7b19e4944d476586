import { z } from "zod";
import type { CleanCredentials, CleanResult, CredentialProblem } from "../core/descriptor";
import { readStoreHash, readUuid, stripPasted } from "./store-hash";

export const DEFAULT_API_URL = "https://api.bigcommerce.com";

/** What the connector itself works with, read back from the stored form. */
export interface BigCommerceCredentials {
  apiUrl: string;
  storeHash: string | null;
  accountUuid: string | null;
  accessToken: string;
}

export function readCredentials({ settings, secrets }: CleanCredentials): BigCommerceCredentials {
  return {
    apiUrl: settings.apiUrl || DEFAULT_API_URL,
    storeHash: settings.storeHash || null,
    accountUuid: settings.accountUuid || null,
    accessToken: secrets.accessToken ?? "",
  };
}

/** Takes one value out of the text file that BigCommerce offers for download, when all of it was pasted. */
function labelled(text: string, label: string): string {
  const line = new RegExp(`^\\s*${label}\\s*:\\s*(\\S+)`, "im").exec(text);
  return line?.[1] ?? text;
}

function readToken(input: string): { token: string } | { reason: string } {
  const token = stripPasted(
    labelled(input, "access token").replace(/^\s*(?:x-auth-token\s*:|bearer\s)/i, ""),
  );
  if (token === "") {
    return {
      reason:
        "Enter the access token. BigCommerce shows it once, when an API account is saved in Settings > Store-level API accounts; if it is lost, create a new API account there.",
    };
  }
  if (/^https?:|\/|\./i.test(token)) {
    return {
      reason: "This is an address, not an access token. The access token has letters and digits only.",
    };
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return {
      reason:
        "The access token contains characters that no token has. Copy it again from BigCommerce's text file.",
    };
  }
  return { token };
}

function readApiUrl(input: string): { apiUrl: string } | { reason: string } {
  const parsed = z.url({ protocol: /^https?$/ }).safeParse(stripPasted(input));
  if (!parsed.success) {
    return { reason: "The API address must begin with https:// (or http:// for a sandbox on this machine)." };
  }
  const url = new URL(parsed.data);
  if (url.username !== "" || url.password !== "") {
    return { reason: "The API address must not contain a user name or password." };
  }
  return { apiUrl: url.origin };
}

/** Platform.cleanCredentials for BigCommerce. */
export function cleanCredentials(input: Record<string, string>): CleanResult {
  const problems: CredentialProblem[] = [];
  const settings: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  const wanted = (key: string) => input[key] ?? "";

  const pastedToken = readToken(wanted("accessToken"));
  if ("token" in pastedToken) secrets.accessToken = pastedToken.token;
  else problems.push({ field: "accessToken", message: pastedToken.reason });

  if (stripPasted(wanted("accountUuid")) !== "") {
    const uuid = readUuid(wanted("accountUuid"));
    if (uuid) settings.accountUuid = uuid;
    else {
      problems.push({
        field: "accountUuid",
        message:
          "An account UUID has 32 letters and digits in five groups, such as 1b4e28ba-2fa1-11d2-883f-0016d3cca427. A store hash belongs into the field above.",
      });
    }
  }

  if (stripPasted(wanted("apiUrl")) !== "") {
    const address = readApiUrl(wanted("apiUrl"));
    if ("apiUrl" in address) settings.apiUrl = address.apiUrl;
    else problems.push({ field: "apiUrl", message: address.reason });
  }

  const reading = readStoreHash(labelled(wanted("storeHash"), "api path"), settings.apiUrl);
  if (reading.kind === "hash") {
    settings.storeHash = reading.hash;
    if (reading.apiUrl) settings.apiUrl = reading.apiUrl;
  } else if (reading.kind === "uuid") {
    settings.accountUuid ??= reading.uuid;
  } else if (reading.kind === "refused") {
    problems.push({ field: "storeHash", message: reading.reason });
  } else if (!settings.accountUuid && !problems.some((problem) => problem.field === "accountUuid")) {
    problems.push({
      field: "storeHash",
      message:
        "Enter the store hash, or paste the API path: both are shown in Settings > Store-level API accounts.",
    });
  }

  const clientId = stripPasted(labelled(wanted("clientId"), "client id"));
  if (clientId !== "") secrets.clientId = clientId;
  const clientSecret = stripPasted(labelled(wanted("clientSecret"), "client secret"));
  if (clientSecret !== "") secrets.clientSecret = clientSecret;
  if (secrets.accessToken && (secrets.accessToken === clientSecret || secrets.accessToken === clientId)) {
    problems.push({
      field: "accessToken",
      message:
        "This is the client ID or client secret. The access token is a value of its own in the text file.",
    });
  }
  if (settings.apiUrl === DEFAULT_API_URL) delete settings.apiUrl;
  return problems.length > 0 ? { ok: false, problems } : { ok: true, credentials: { settings, secrets } };
}
