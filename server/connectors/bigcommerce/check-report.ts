import type { CheckItem, CheckReport } from "../core/descriptor";

/** Lines of a connection test, in the order in which they are shown. */
export const CHECKS = {
  address: "API address reachable",
  https: "Encrypted connection (HTTPS)",
  account_uuid: "Account UUID",
  store_hash: "Store hash",
  access_token: "Access token",
  scope_products: 'Scope "Products"',
  scope_information: 'Scope "Information & settings"',
  scope_orders: 'Scope "Orders"',
  scope_transactions: 'Scope "Order Transactions"',
  scope_customers: 'Scope "Customers"',
  store_settings: "Currency and units",
  products: "Products found",
  quota: "Request quota",
} as const;
export type CheckId = keyof typeof CHECKS;

/** Lines that are about a right, in the words of BigCommerce's own list of scopes. */
const RIGHTS: Partial<Record<CheckId, string>> = {
  scope_products: "Products",
  scope_information: "Information & settings",
  scope_orders: "Orders",
  scope_transactions: "Order Transactions",
  scope_customers: "Customers",
};

/** Without these no run can work; orders, transactions and customers are for imports of their own. */
const NEEDED: readonly CheckId[] = [
  "address",
  "store_hash",
  "access_token",
  "scope_products",
  "scope_information",
  "store_settings",
];

type Finding = Pick<CheckItem, "state" | "detail" | "remedy" | "technical">;

export interface Findings {
  ok(id: CheckId, detail: string): void;
  failed(id: CheckId, detail: string, remedy: string, technical?: string): void;
  warning(id: CheckId, detail: string, remedy: string, technical?: string): void;
  has(id: CheckId, state: CheckItem["state"]): boolean;
  store: Record<string, string>;
  settings: Record<string, string>;
  /** The report; what was not looked at is listed as skipped. */
  report(): CheckReport;
}

export function createFindings(skipUnlessFound: readonly CheckId[] = []): Findings {
  const found = new Map<CheckId, Finding>();
  const store: Record<string, string> = {};
  const settings: Record<string, string> = {};
  const put =
    (state: Finding["state"]) => (id: CheckId, detail: string, remedy?: string, technical?: string) => {
      found.set(id, {
        state,
        detail,
        ...(remedy ? { remedy } : {}),
        ...(technical ? { technical } : {}),
      });
    };

  function line(id: CheckId): CheckItem {
    const finding = found.get(id) ?? {
      state: "skipped" as const,
      detail: "Not checked, because something above has to be mended first.",
      remedy: "Mend what is marked above, then test again.",
    };
    const right = RIGHTS[id];
    return { id, label: CHECKS[id], ...(right ? { right } : {}), ...finding };
  }

  return {
    ok: put("ok"),
    failed: put("failed"),
    warning: put("warning"),
    has: (id, state) => found.get(id)?.state === state,
    store,
    settings,
    report() {
      const ids = (Object.keys(CHECKS) as CheckId[]).filter(
        (id) => found.has(id) || !skipUnlessFound.includes(id),
      );
      const refused = [...found.values()].some(({ state }) => state === "failed");
      return {
        items: ids.map(line),
        usable: !refused && NEEDED.every((id) => found.has(id)),
        store,
        ...(Object.keys(settings).length > 0 ? { settings } : {}),
      };
    },
  };
}
