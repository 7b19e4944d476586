import type { Stack } from "./stack";

/** Says where to find what has been started, and how to sign in where that is known. */
export function printAddresses(stack: Stack, account?: { email: string; password: string }): void {
  const { app, bigcommerce, woocommerce } = stack.urls;
  const rows: [string, string | undefined][] = [
    ["PrimeLink", app],
    ["BigCommerce sandbox", bigcommerce],
    ["WooCommerce sandbox", woocommerce],
    ["Sign in with", account && `${account.email} and the password ${account.password}`],
  ];
  const lines = rows.filter(([, value]) => value).map(([name, value]) => `  ${name.padEnd(20)} ${value}`);
  console.log(`\n${lines.join("\n")}\n\n  Ctrl-C stops everything.\n`);
}
