import type { ConnectionView } from "./connection-state";

const labels: Record<string, string> = {
  name: "Store name",
  domain: "Domain",
  plan: "Plan",
  status: "Status",
  currency: "Currency",
  timeZone: "Time zone",
  storeHash: "Store hash",
  accountUuid: "Account UUID",
  wordpress: "WordPress",
  storefrontUrl: "Storefront",
};

/** "storeHash" becomes "Store hash" for what has no label of its own. */
function labelOf(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase();
  return labels[key] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the store told of itself, as labels and values. */
export function storeFacts(store: Record<string, string>): { key: string; label: string; value: string }[] {
  return Object.entries(store)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => ({ key, label: labelOf(key), value }));
}

/** The store in one line: its name and plan as it tells them, else what was typed. */
export function storeLine({ store, settings }: Pick<ConnectionView, "store" | "settings">): string {
  const told = [store.name, store.domain, store.plan].filter(Boolean);
  return told.length > 0 ? told.join(" · ") : settings.map(({ value }) => value).join(" · ") || "—";
}
