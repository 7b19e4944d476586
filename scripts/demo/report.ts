import { formatCount } from "@/components/ui/number";
import type { CustomerComparison } from "../verify/compare-customers";
import type { OrderComparison } from "../verify/compare-orders";
import type { Difference } from "../verify/compare-product";
import type { Comparison } from "../verify/compare-stores";
import type { RunView } from "./run-import";

/** The last line of the demo, for whoever reads it by machine. */
export interface DemoResult {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  writes: number;
  different: number;
}

export interface DemoComparison {
  products: Comparison;
  customers: CustomerComparison;
  orders: OrderComparison;
  /** Mails that the shop has sent. */
  mails: number;
}

export interface DemoIssue {
  title: string;
  records: number;
  cause: string;
  remedy: string;
  severity: string;
}

const SHOWN = 20;

/** Whatever is missing, twice, unexpected or not as it should be. A mail that was sent is a difference, too. */
function differencesIn({ products, customers, orders, mails }: DemoComparison): number {
  return (
    mails +
    products.unexpected.length +
    [products, customers, orders].reduce(
      (sum, { missing, duplicates, differences }) =>
        sum + missing.length + duplicates.length + differences.length,
      0,
    )
  );
}

/** All runs in one line. */
export function demoResult(runs: RunView[], comparison: DemoComparison): DemoResult {
  const sum = (of: (counters: RunView["counters"]) => number) =>
    runs.reduce((total, { counters }) => total + of(counters), 0);
  return {
    read: sum((counters) => counters.read),
    created: sum((counters) => counters.created),
    updated: sum((counters) => counters.updated),
    unchanged: sum((counters) => counters.unchanged),
    failed: sum((counters) => counters.failed),
    writes: sum((counters) => counters.writes),
    different: differencesIn(comparison),
  };
}

const CHILDREN = { products: "variations and reviews", customers: "", orders: "refunds and notes" } as const;

/** What one run has done, with the issues that it met. */
export function printRun(run: RunView, issues: DemoIssue[]): void {
  const { counters, entity } = run;
  const lines = [
    `Read        ${formatCount(counters.read)} ${entity}`,
    `Created     ${counters.created}`,
    `Updated     ${counters.updated}`,
    `Unchanged   ${counters.unchanged}`,
    `Failed      ${counters.failed}`,
    ...(CHILDREN[entity] ? [`With them   ${counters.childrenWritten} ${CHILDREN[entity]} written`] : []),
    ...(entity === "products"
      ? [
          `Images      ${counters.imagesUploaded} uploaded, ${counters.imagesReused} used again, ${counters.imagesFailed} failed`,
        ]
      : []),
    `Requests    ${counters.sourceRequests} to BigCommerce, ${counters.targetRequests} to WooCommerce (${counters.writes} of them writes)`,
    ...issues.map(
      (issue) =>
        `Issue       ${issue.records} × ${issue.title} (${issue.severity}). ${issue.cause} ${issue.remedy}`,
    ),
  ];
  console.log(`${lines.join("\n")}\n`);
}

function printDifferences(what: string, differences: Difference[], missing: string[]): void {
  for (const id of missing.slice(0, SHOWN)) console.log(`  missing in the target: ${what} ${id}`);
  for (const { sourceId, name, field, expected, held } of differences.slice(0, SHOWN)) {
    console.log(
      `  ${what} ${sourceId} ${name}: ${field}: expected "${expected.slice(0, 120)}", the target holds "${held.slice(0, 120)}"`,
    );
  }
  if (differences.length > SHOWN) console.log(`  and ${differences.length - SHOWN} more`);
}

/** What the comparison of both stores, field by field, has found. */
export function printComparison({ products, customers, orders, mails }: DemoComparison): void {
  const numbers = ({ differences, missing, duplicates }: Omit<CustomerComparison, "customers">) =>
    `${differences.length} differences, ${missing.length} missing, ${duplicates.length} twice`;
  console.log(
    `Products    ${products.products} with ${products.variations} variations: ${numbers(products)}`,
  );
  printDifferences("product", products.differences, products.missing);
  console.log(`Customers   ${customers.customers} accounts: ${numbers(customers)}`);
  printDifferences("customer", customers.differences, customers.missing);
  console.log(`Orders      ${orders.orders} with ${orders.refunds} refunds: ${numbers(orders)}`);
  printDifferences("order", orders.differences, orders.missing);
  const sums = new Map<string, { orders: number; source: number; target: number }>();
  for (const { status, orders: count, source, target } of orders.totals) {
    const sum = sums.get(status) ?? { orders: 0, source: 0, target: 0 };
    sums.set(status, {
      orders: sum.orders + count,
      source: sum.source + Number(source),
      target: sum.target + Number(target),
    });
  }
  for (const [status, sum] of sums) {
    console.log(
      `            ${status}: ${sum.orders} orders, ${sum.source.toFixed(2)} at the source, ${sum.target.toFixed(2)} in the target`,
    );
  }
  console.log(`Mails       ${mails} sent by the shop`);
}
