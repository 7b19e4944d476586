// npm run screens: pictures of the main pages, light and dark, desktop and phone, in docs/screens.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { sandboxHash, storeTokens } from "@/sandbox/bigcommerce/credentials";
import { sandboxKeys } from "@/sandbox/woocommerce/options";
import type { RecordKind } from "@/server/domain/entity";
import { launchBrowser } from "./browser/launch";
import { demoAccount } from "./demo/account";
import { signIn } from "./demo/api-client";
import { prepareDemoAccount } from "./demo/prepare-account";
import { ensureImport, followRun } from "./demo/run-import";
import { makeSupportScene } from "./screens/support-scene";
import { defaultDataDir, projectRoot } from "./services/project";
import { shutDown } from "./services/shutdown";
import { startStack } from "./services/stack";
import { runScript, StartError } from "./services/start-error";

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const THEMES = ["light", "dark"] as const;
const folder = join(projectRoot, "docs", "screens");

async function signedIn(
  browser: Browser,
  app: string,
  theme: "light" | "dark",
  size: keyof typeof SIZES,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(`${app}/sign-in`);
  await page.getByLabel("E-mail address").fill(demoAccount.email);
  await page.getByLabel("Password", { exact: true }).fill(demoAccount.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/demo-agency/);
  return page;
}

/** Of the pages by their name, or of those that were asked for; as the demo's owner, or with the session of `cookie`. */
async function takePictures(
  app: string,
  pages: readonly (readonly [name: string, path: string])[],
  cookie?: { name: string; value: string },
): Promise<void> {
  const asked = process.argv.slice(2);
  const wanted = pages.filter(([name]) => asked.length === 0 || asked.includes(name));
  if (wanted.length === 0) return;
  for (const theme of THEMES) {
    for (const size of Object.keys(SIZES) as (keyof typeof SIZES)[]) {
      // The packaged browser was seen to end when a context is closed, so each has a browser of its own.
      const browser = await launchBrowser();
      const page = await signedIn(browser, app, theme, size);
      if (cookie) await page.context().addCookies([{ ...cookie, url: app }]);
      for (const [name, path] of wanted) {
        await page.goto(`${app}${path}`, { waitUntil: "networkidle" });
        await page.screenshot({ path: join(folder, `${name}-${size}-${theme}.png`) });
      }
      await browser.close();
      console.log(`${wanted.length} pictures: ${size}, ${theme}`);
    }
  }
}

await runScript(async () => {
  const dataDir = join(defaultDataDir, "screens");
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stack = await startStack({
    mode: "prod",
    sandbox: true,
    ports: "remembered",
    ownDatabase: true,
    dataDir,
    prepare: prepareDemoAccount,
    progress: (sentence) => console.log(sentence),
  });
  const { app, bigcommerce, woocommerce } = stack.urls;
  if (!bigcommerce || !woocommerce) throw new StartError("The stand-in stores did not start.");
  const api = await signIn(app, demoAccount);
  const stores = {
    source: { storeHash: sandboxHash, accessToken: storeTokens.full.token, apiUrl: bigcommerce },
    target: {
      url: woocommerce,
      consumerKey: sandboxKeys.write.key,
      consumerSecret: sandboxKeys.write.secret,
    },
  };
  const { org, importId } = await ensureImport(api, stores);
  const run = async (id: string, kind: "full" | "dry_run") => {
    const { runId } = await api.import.start.mutate({ org, importId: id, kind });
    await followRun(api, org, runId, () => {});
    return runId;
  };
  const recordsOf = async (runId: string, kind: RecordKind) => {
    const page = await api.run.records.query({
      org,
      runId,
      sort: "seq",
      direction: "asc",
      filters: { kind: [kind] },
    });
    return page.rows;
  };
  await run(importId, "dry_run");
  const runId = await run(importId, "full");
  const [product] = await recordsOf(runId, "product");
  const [connection] = await api.connection.list.query({ org });
  const [client] = (await api.client.search.query({ org, text: "" })).rows;
  const customers = await ensureImport(api, stores, {}, "customers");
  await run(customers.importId, "full");
  const orders = await ensureImport(api, stores, {}, "orders");
  await run(orders.importId, "dry_run");
  const ordersRun = await run(orders.importId, "full");
  const [order] = await recordsOf(ordersRun, "order");
  const often = { startsAt: null, endsAt: null, whenBusy: "skip", catchUp: true } as const;
  await api.schedule.create.mutate({
    ...often,
    org,
    importId,
    reach: "changes",
    rhythm: { kind: "daily", hour: 2, minute: 30 },
  });
  await api.schedule.create.mutate({
    ...often,
    org,
    importId,
    reach: "stock_and_prices",
    rhythm: { kind: "minutes", every: 15 },
  });
  await api.import.setRealTime.mutate({ org, importId, on: true, enableWebhooks: true });

  const pages: Record<string, string> = {
    overview: "",
    connections: "/connections",
    connection: `/connections/${connection?.id}`,
    clients: "/clients",
    client: `/clients/${client?.id}`,
    imports: "/imports",
    import: `/imports/${importId}`,
    "import-schedule": `/imports/${importId}/schedule`,
    "import-runs": `/imports/${importId}/runs`,
    "wizard-type": "/imports/new",
    "wizard-source": `/imports/${importId}/edit/source`,
    "wizard-filters": `/imports/${importId}/edit/filters`,
    "wizard-mapping": `/imports/${importId}/edit/mapping`,
    "wizard-options": `/imports/${importId}/edit/options`,
    "wizard-review": `/imports/${importId}/edit/review`,
    "customers-options": `/imports/${customers.importId}/edit/options`,
    "orders-filters": `/imports/${orders.importId}/edit/filters`,
    "orders-mapping": `/imports/${orders.importId}/edit/mapping`,
    "orders-review": `/imports/${orders.importId}/edit/review`,
    runs: "/runs",
    run: `/runs/${runId}`,
    "orders-run": `/runs/${ordersRun}`,
    records: `/runs/${runId}/records`,
    record: `/runs/${runId}/records/${product?.id}`,
    "settings-members": "/settings/members",
    "settings-general": "/settings/general",
    "settings-notices": "/settings/notices",
    "settings-history": "/settings/history",
    "settings-audit": "/settings/audit",
    account: "/account",
    "account-second-factor": "/account/second-factor",
    "account-sessions": "/account/sessions",
    "order-record": `/runs/${ordersRun}/records/${order?.id}`,
  };
  // A person's own pages lie outside of any organisation.
  const place = (path: string) => (path.startsWith("/account") ? path : `/${org}${path}`);
  const ofMembers = Object.entries(pages).map(([name, path]) => [name, place(path)] as const);
  await takePictures(app, ofMembers);

  // Support comes last: its scene makes one of the orders fail.
  const scene = await makeSupportScene(stack, { org, runId: ordersRun, recordId: order?.id ?? "" });
  await takePictures(app, [["settings-support", place("/settings/support")]]);
  const ofStaff = [
    ["support-queue", "/support"],
    ["support-accesses", "/support/accesses"],
    ["support-run", place(`/runs/${scene.runId}`)],
    ["support-record", place(`/runs/${scene.runId}/records/${scene.recordId}`)],
  ] as const;
  await takePictures(app, ofStaff, scene.cookie);
  await stack.stop();
  await shutDown(0);
});
