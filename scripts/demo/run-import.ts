import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";
import type { Entity } from "@/server/domain/entity";
import { DEFAULT_OPTIONS, filtersSchemas, type ImportOptions } from "@/server/domain/import-settings";
import { isRunEnded } from "@/server/domain/run";
import { StartError } from "../services/start-error";
import type { ApiClient } from "./api-client";

export type RunView = inferRouterOutputs<AppRouter>["run"]["get"];

/** What a person types into the two connection forms. */
export interface StoreCredentials {
  source: Record<string, string>;
  target: Record<string, string>;
}

export interface DemoImport {
  org: string;
  importId: string;
}

const NAMES: Record<Entity, string> = {
  products: "Demo catalogue",
  customers: "Demo customers",
  orders: "Demo orders",
};
const PLATFORMS = { source: "bigcommerce", target: "woocommerce" } as const;
const CONNECTION_NAMES = { source: "Demo source", target: "Demo shop" } as const;

async function ensureConnection(
  api: ApiClient,
  org: string,
  side: keyof StoreCredentials,
  credentials: Record<string, string>,
): Promise<string> {
  const name = CONNECTION_NAMES[side];
  const known = (await api.connection.list.query({ org })).find((connection) => connection.name === name);
  const saved = known
    ? { id: known.id, ...(await api.connection.rotate.mutate({ org, connectionId: known.id, credentials })) }
    : await api.connection.create.mutate({ org, platform: PLATFORMS[side], name, credentials });
  const failed = saved.report.items.find((item) => item.state === "failed");
  if (failed) throw new StartError(`${name}: ${failed.label}. ${failed.detail} ${failed.remedy ?? ""}`);
  return saved.id;
}

/** Sets the import up through the app's API, step by step as the wizard does; what is there already is used. */
export async function ensureImport(
  api: ApiClient,
  credentials: StoreCredentials,
  options: Partial<ImportOptions> = {},
  entity: Entity = "products",
): Promise<DemoImport> {
  const [organisation] = await api.organisation.mine.query();
  if (!organisation) throw new StartError("The demo's account belongs to no organisation.");
  const org = organisation.slug;
  const sourceId = await ensureConnection(api, org, "source", credentials.source);
  const targetId = await ensureConnection(api, org, "target", credentials.target);
  const { rows } = await api.import.list.query({
    org,
    search: NAMES[entity],
    sort: "createdAt",
    direction: "asc",
    filters: {},
  });
  const known = rows.find((row) => row.name === NAMES[entity]);
  if (known) return { org, importId: known.id };
  const { id: importId } = await api.import.create.mutate({ org, name: NAMES[entity], entity });
  await api.import.chooseConnection.mutate({ org, importId, side: "source", connectionId: sourceId });
  await api.import.chooseConnection.mutate({ org, importId, side: "target", connectionId: targetId });
  await api.import.saveFilters.mutate({
    org,
    importId,
    filters: withoutIds(filtersSchemas[entity].parse({})),
  });
  const { rules, version } = await api.import.mapping.query({ org, importId });
  await api.import.saveMapping.mutate({ org, importId, rules, basedOn: version });
  await api.import.saveOptions.mutate({ org, importId, options: { ...DEFAULT_OPTIONS, ...options } });
  return { org, importId };
}

/** What a person can choose: single records are for retries alone. */
function withoutIds<T extends { sourceIds: string[] }>({ sourceIds: _, ...filters }: T) {
  return filters;
}

const POLL_MS = 300;

/** Follows a run to its end. Short outages of the app are waited out up to `patienceMs`. */
export async function followRun(
  api: ApiClient,
  org: string,
  runId: string,
  onProgress: (run: RunView) => void,
  patienceMs = 30_000,
): Promise<RunView> {
  let lastAnswer = Date.now();
  for (;;) {
    try {
      const run = await api.run.get.query({ org, runId });
      lastAnswer = Date.now();
      onProgress(run);
      if (isRunEnded(run.status)) return run;
    } catch (error) {
      if (Date.now() - lastAnswer > patienceMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
