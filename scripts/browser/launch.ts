import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Without these a browser on a closed network looks for its maker's hosts at every start. */
const QUIET = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium as the machine has it, else the one that an npm package carries. */
export async function launchBrowser(): Promise<Browser> {
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: QUIET });
  const { default: carried } = await import("@sparticuz/chromium");
  return chromium.launch({
    executablePath: await carried.executablePath(),
    args: [...carried.args, ...QUIET],
    headless: true,
  });
}
