// npm run screens: pictures of the main pages as agency, merchant and support staff see them, light and dark, desktop and
// phone, in docs/screens. npm run screens -- board templates takes those alone.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sandboxHash, storeTokens } from "@/sandbox/bigcommerce/credentials";
import { sandboxKeys } from "@/sandbox/woocommerce/options";
import type { RecordKind } from "@/server/domain/entity";
import { demoAccount } from "./demo/account";
import { signIn } from "./demo/api-client";
import { prepareDemoAccount } from "./demo/prepare-account";
import { ensureImport, followRun } from "./demo/run-import";
import { makeAgencyScene } from "./screens/agency-scene";
import { makeMerchantScene, merchantAccount } from "./screens/merchant-scene";
import { makeSupportScene } from "./screens/support-scene";
import { picturesFolder, takePictures } from "./screens/take-pictures";
import { defaultDataDir } from "./services/project";
import { shutDown } from "./services/shutdown";
import { startStack } from "./services/stack";
import { runScript, StartError } from "./services/start-error";

await runScript(async () => {
  const dataDir = join(defaultDataDir, "screens");
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(picturesFolder, { recursive: true });
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

  const agency = await makeAgencyScene(stack.databaseUrl, api, { org, importId });
  const pages: Record<string, string> = {
    board: "",
    "board-client": `?client=${agency.brokenClientId}`,
    overview: "/overview",
    connections: "/connections",
    connection: `/connections/${connection?.id}`,
    clients: "/clients",
    client: `/clients/${agency.brokenClientId}`,
    templates: "/templates",
    template: `/templates/${agency.templateId}`,
    "template-edit": `/templates/${agency.templateId}/edit`,
    "template-new-imports": `/templates/${agency.templateId}/new-imports`,
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
  await takePictures(app, demoAccount, ofMembers);

  const merchant = await makeMerchantScene(stack, stores);
  await takePictures(app, merchantAccount, merchant);

  // Support comes last: its scene makes one of the orders fail.
  const scene = await makeSupportScene(stack, { org, runId: ordersRun, recordId: order?.id ?? "" });
  await takePictures(app, demoAccount, [["settings-support", place("/settings/support")]]);
  const ofStaff = [
    ["support-queue", "/support"],
    ["support-accesses", "/support/accesses"],
    ["support-run", place(`/runs/${scene.runId}`)],
    ["support-record", place(`/runs/${scene.runId}/records/${scene.recordId}`)],
  ] as const;
  await takePictures(app, scene.cookie, ofStaff);
  await stack.stop();
  await shutDown(0);
});
