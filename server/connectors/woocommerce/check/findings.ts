import type { CheckItem, CheckReport } from "@/server/connectors/core/descriptor";

/** Lines of Test connection, in the order in which they are shown. */
const LINES = {
  address: "Store address reachable",
  https: "Encrypted connection (HTTPS)",
  permalinks: "Permalinks",
  rest_api: "WordPress REST API",
  woocommerce: "WooCommerce REST API",
  credentials: "Consumer key and secret",
  products: "Products: read",
  write: "Products: write",
  orders: "Orders: read",
  customers: "Customers: read",
  information: "Store information",
  version: "WooCommerce version",
  stock: "Stock management",
  quota: "Request quota",
} as const;
export type LineId = keyof typeof LINES;

const RIGHTS: Partial<Record<LineId, string>> = {
  products: "Read products",
  write: "Write products",
  orders: "Read orders",
  customers: "Read customers",
};

/** Orders and customers are for imports of their own; a version or a switch is for a person to judge. */
const NEEDED: readonly LineId[] = [
  "address",
  "permalinks",
  "rest_api",
  "woocommerce",
  "credentials",
  "products",
  "write",
  "information",
];

type Line = Pick<CheckItem, "state" | "detail" | "remedy" | "technical">;

/** What Test connection has found so far. */
export class Findings {
  private readonly lines = new Map<LineId, Line>();
  readonly store: Record<string, string> = {};
  readonly settings: Record<string, string> = {};

  ok(id: LineId, detail: string): void {
    this.lines.set(id, { state: "ok", detail });
  }

  failed(id: LineId, detail: string, remedy: string, technical?: string): void {
    this.lines.set(id, { state: "failed", detail, remedy, ...(technical ? { technical } : {}) });
  }

  warning(id: LineId, detail: string, remedy: string, technical?: string): void {
    this.lines.set(id, { state: "warning", detail, remedy, ...(technical ? { technical } : {}) });
  }

  has(id: LineId): boolean {
    return this.lines.has(id);
  }

  /** What was not looked at is listed as skipped. */
  report(): CheckReport {
    const items = (Object.keys(LINES) as LineId[]).map((id): CheckItem => {
      const line = this.lines.get(id) ?? {
        state: "skipped" as const,
        detail: "Not checked, because something above has to be mended first.",
        remedy: "Mend what is marked above, then test again.",
      };
      const right = RIGHTS[id];
      return { id, label: LINES[id], ...(right ? { right } : {}), ...line };
    });
    return {
      items,
      usable: NEEDED.every((id) => ["ok", "warning"].includes(this.lines.get(id)?.state ?? "skipped")),
      store: this.store,
      ...(Object.keys(this.settings).length > 0 ? { settings: this.settings } : {}),
    };
  }
}
