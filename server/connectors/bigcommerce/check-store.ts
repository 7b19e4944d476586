import { FatalError, RetriableError } from "../core/errors";
import { toProfile } from "./canonical/profile";
import type { Findings } from "./check-report";
import type { ProbeResult } from "./check-scopes";
import type { BigCommerceCredentials } from "./credentials";
import { HASH_REMEDY } from "./errors";
import { readWindow } from "./quota";
import type { RawStore } from "./schemas/store";

export function judgeQuota(results: ProbeResult[], findings: Findings, now: number): void {
  const windows = results
    .map((result) => (result instanceof RetriableError ? null : readWindow(result.headers, now)))
    .filter((window) => window !== null);
  const window = windows.sort((a, b) => a.left - b.left)[0];
  if (!window) {
    findings.warning(
      "quota",
      "BigCommerce did not tell a quota.",
      "Nothing to do: a run then waits only when BigCommerce asks it to.",
    );
    return;
  }
  const seconds = Math.round(window.windowMs / 1000);
  const detail = `${window.left} of ${window.quota} requests are left in this window of ${seconds} seconds.`;
  if (window.left > window.quota * 0.2) {
    findings.ok("quota", detail);
    return;
  }
  findings.warning(
    "quota",
    `${detail} Other apps of the store use the same quota.`,
    "A run will wait for its turn. To make it faster, see under Apps > My apps in BigCommerce which apps are busy.",
  );
}

/** What the store tells of itself, and whether it is the one that was meant. */
export function judgeStore(
  store: RawStore,
  storeHash: string,
  credentials: BigCommerceCredentials,
  findings: Findings,
): void {
  const told: Record<string, string> = {
    name: store.name,
    storeHash,
    accountUuid: store.account_uuid,
    domain: store.domain,
    status: store.status,
    plan: store.plan_name,
    currency: store.currency,
    timeZone: store.timezone?.name ?? "",
  };
  for (const [key, value] of Object.entries(told)) if (value !== "") findings.store[key] = value;
  if (store.id !== "" && store.id.toLowerCase() !== storeHash) {
    findings.failed("store_hash", `Another store answered: its hash is ${store.id}.`, HASH_REMEDY);
  }
  if (credentials.accountUuid && credentials.storeHash)
    judgeAccount(store, credentials.accountUuid, findings);
  try {
    const profile = toProfile(store);
    const tax =
      profile.pricesIncludeTax === null
        ? ""
        : `, prices ${profile.pricesIncludeTax ? "with" : "without"} tax`;
    findings.ok("store_settings", `${profile.currency}, ${profile.weightUnit}, ${profile.lengthUnit}${tax}.`);
  } catch (error) {
    if (!(error instanceof FatalError)) throw error;
    findings.failed("store_settings", error.message, "Change the setting in BigCommerce, then test again.");
  }
}

function judgeAccount(store: RawStore, accountUuid: string, findings: Findings): void {
  if (store.account_uuid.toLowerCase() === accountUuid) {
    findings.ok("account_uuid", "The store belongs to this account.");
    return;
  }
  findings.failed(
    "account_uuid",
    "The store belongs to another account than the one whose UUID was entered.",
    "Check that the store hash is the right one. If it is, remove the account UUID: it is not needed beside the hash, and the one that apps are given is a different one.",
  );
}
