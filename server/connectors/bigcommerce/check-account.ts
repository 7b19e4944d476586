import { RetriableError } from "../core/errors";
import type { HttpClient } from "../core/http-types";
import { type AccountStore, readAccountStores } from "./account-uuid";
import type { Findings } from "./check-report";
import { probe } from "./check-scopes";
import type { BigCommerceCredentials } from "./credentials";
import { HASH_REMEDY } from "./errors";

/** Stores of an account that are tried with the token, when the account has several. */
const MOST_TRIED = 10;

/** The hash of the account's store; null with a finding that asks for the hash. */
export async function resolveAccount(
  http: HttpClient,
  credentials: BigCommerceCredentials,
  findings: Findings,
): Promise<string | null> {
  const { accountUuid } = credentials;
  const askForHash =
    "Enter the store hash instead of the account UUID: paste the API path from Settings > Store-level API accounts.";
  if (accountUuid === null) {
    findings.failed("store_hash", "There is neither a store hash nor an account UUID.", HASH_REMEDY);
    return null;
  }
  const reading = await readAccountStores(http, accountUuid);
  findings.ok("address", "BigCommerce answers.");
  if (reading.kind === "refused") {
    findings.failed(
      "account_uuid",
      "The account UUID could not be turned into a store hash. BigCommerce does that only for an account-level API token of the same account, which a store's own token is not.",
      askForHash,
      reading.technical,
    );
    return null;
  }
  const candidates = reading.stores.length === 1 ? reading.stores : await accepted(http, reading.stores);
  const [only] = candidates;
  if (only && candidates.length === 1) {
    findings.ok("account_uuid", `The account leads to the store ${only.name || only.storeHash}.`);
    findings.settings.storeHash = only.storeHash;
    return only.storeHash;
  }
  const listed = reading.stores.map((store) => `${store.name} (${store.storeHash})`).join(", ");
  findings.failed(
    "account_uuid",
    reading.stores.length === 0
      ? "The account has no store."
      : `The account has ${reading.stores.length} stores, and the token does not tell which one is meant: ${listed}.`,
    reading.stores.length === 0 ? askForHash : "Enter the store hash of the one that you mean, given above.",
  );
  return null;
}

/** A token that found the store's hash is an account's own, which finds stores and opens none of them. */
export function judgeAccountToken(findings: Findings): void {
  if (findings.has("access_token", "ok")) return;
  findings.failed(
    "access_token",
    "The token found the store, but it does not open it: it is an account-level API token.",
    "The store hash is known now. Create an API account in Settings > Store-level API accounts of that store, and enter its access token in place of the account-level one.",
  );
}

/** The stores that the token opens. */
async function accepted(http: HttpClient, stores: AccountStore[]): Promise<AccountStore[]> {
  const open: AccountStore[] = [];
  for (const store of stores.slice(0, MOST_TRIED)) {
    const result = await probe(http, store.storeHash, "information");
    if (!(result instanceof RetriableError) && result.status === 200) open.push(store);
  }
  return open;
}
