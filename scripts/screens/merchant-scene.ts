import { createDb } from "@/server/db/client";
import { trustThisProcess } from "@/server/infra/tenant";
import { ensureDemoAccount } from "@/server/services/organisations/ensure-demo-account";
import { signIn } from "../demo/api-client";
import { ensureImport, followRun, type StoreCredentials } from "../demo/run-import";

/** Who has one store and no clients. */
export const merchantAccount = {
  email: "mila@primelink.example",
  password: "primelink-merchant",
  name: "Mila Brandt",
  organisation: "Fernwood Pottery",
  timeZone: "Europe/Berlin",
};

/** A merchant whose products have come over, and the pages that they look at. */
export async function makeMerchantScene(
  stack: { databaseUrl: string; urls: { app: string } },
  stores: StoreCredentials,
): Promise<[name: string, path: string][]> {
  await makeMerchant(stack.databaseUrl);
  const api = await signIn(stack.urls.app, merchantAccount);
  const { org, importId } = await ensureImport(api, stores);
  const { runId } = await api.import.start.mutate({ org, importId, kind: "full" });
  await followRun(api, org, runId, () => {});
  return [
    ["merchant-overview", `/${org}`],
    ["merchant-imports", `/${org}/imports`],
    ["merchant-import", `/${org}/imports/${importId}`],
    ["merchant-run", `/${org}/runs/${runId}`],
    ["merchant-records", `/${org}/runs/${runId}/records`],
    ["merchant-settings", `/${org}/settings/general`],
  ];
}

async function makeMerchant(databaseUrl: string): Promise<void> {
  trustThisProcess();
  const db = createDb(databaseUrl, { maxConnections: 2 });
  try {
    const { slug } = await ensureDemoAccount({ db }, merchantAccount);
    await db.organisation.update({ where: { slug }, data: { kind: "merchant" } });
  } finally {
    await db.$disconnect();
  }
}
