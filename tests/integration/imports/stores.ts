import { type BigCommerceSandbox, startBigCommerceSandbox } from "@/sandbox/bigcommerce";
import { startWooCommerceSandbox, type WooCommerceSandbox } from "@/sandbox/woocommerce";
import { house } from "@/server/composition";
import type { ServiceDeps } from "@/server/services/deps";
import { driveStep, RUN_STEPS } from "@/server/services/runs/drive-run";
import { makeOwner, type Person } from "../app/people";

export interface Stores {
  source: BigCommerceSandbox;
  target: WooCommerceSandbox;
  close(): Promise<void>;
}

export async function startStores(): Promise<Stores> {
  const [source, target] = await Promise.all([
    startBigCommerceSandbox({ quota: { requests: 100_000, windowMs: 30_000 } }),
    startWooCommerceSandbox(),
  ]);
  return {
    source,
    target,
    close: async () => {
      await Promise.all([source.close(), target.close()]);
    },
  };
}

/** Requests that a store got so far. */
export function requestsTo(store: BigCommerceSandbox | WooCommerceSandbox): number {
  return store.requests.counts().total;
}

/** Requests that could change something; a connection's test sends one of them, which changes nothing. */
export function writesTo(store: WooCommerceSandbox): number {
  return Object.entries(store.requests.counts().byRoute)
    .filter(([route]) => !/^(GET|OPTIONS|HEAD) /.test(route))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** Nobody listens for events here: a test drives its runs by itself. */
export const deps: ServiceDeps = { ...house(), requestRun: async () => {} };

export interface Merchant extends Person {
  sourceId: string;
  targetId: string;
}

/** A person with a connection to either store. */
export async function makeMerchant(name: string, { source, target }: Stores): Promise<Merchant> {
  const person = await makeOwner(name, deps);
  const { api, org } = person;
  const from = await api.connection.create({
    org,
    platform: "bigcommerce",
    name: `${name}'s source`,
    credentials: { storeHash: source.hash, accessToken: source.tokens.full, apiUrl: source.url },
  });
  const to = await api.connection.create({
    org,
    platform: "woocommerce",
    name: `${name}'s shop`,
    credentials: { url: target.url, consumerKey: target.key, consumerSecret: target.secret },
  });
  return { ...person, sourceId: from.id, targetId: to.id };
}

/** An import whose steps are all saved, as the wizard saves them. */
export async function makeReadyImport(merchant: Merchant, name = "Catalogue"): Promise<string> {
  const { api, org, sourceId, targetId } = merchant;
  const { id: importId } = await api.import.create({ org, name, entity: "products" });
  await api.import.chooseConnection({ org, importId, side: "source", connectionId: sourceId });
  await api.import.chooseConnection({ org, importId, side: "target", connectionId: targetId });
  const { filters, options } = await api.import.get({ org, importId });
  await api.import.saveFilters({ org, importId, filters });
  const { rules } = await api.import.mapping({ org, importId });
  await api.import.saveMapping({ org, importId, rules, basedOn: null });
  await api.import.saveOptions({ org, importId, options });
  return importId;
}

/** Drives a run to its end, step by step as the executor's function does. */
export async function driveRun(orgId: string, runId: string): Promise<void> {
  for (const step of RUN_STEPS) {
    for (;;) {
      const { leg } = await deps.db.run.findUniqueOrThrow({ where: { id: runId }, select: { leg: true } });
      const { go, done } = await driveStep(deps, { runId, orgId, leg, part: 0 }, step);
      if (!go || done) break;
    }
  }
}
