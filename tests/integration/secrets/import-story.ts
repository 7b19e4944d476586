import type { BigCommerceSandbox } from "@/sandbox/bigcommerce";
import type { Connections, Stores } from "./connections-story";
import type { EchoingStore, Manner } from "./echoing-store";
import type { People } from "./people-story";
import type { World } from "./world";

export interface Imported {
  importId: string;
  /** Of a run in which records failed. */
  runId: string;
  recordId: string;
  sourceId: string;
}

/** What the stores do while a run goes on: which of them, how, and about what it is asked. */
interface Scene {
  side: "source" | "target";
  manner: Manner;
}

const READING: readonly Manner[] = [
  "talkative",
  "refuses the key",
  "forbids",
  "finds fault",
  "finds fault at length",
  "sends to a host of that name",
  "breaks down",
];
const WRITING: readonly Manner[] = [
  "talkative",
  "finds fault",
  "finds fault at length",
  "refuses the key",
  "forbids",
  "sends elsewhere",
  "shows a page",
  "breaks down",
];

/** What is tried again until it goes well. */
const PASSING: readonly Manner[] = ["breaks down", "shows a page"];

const SCENES: readonly Scene[] = [
  ...READING.map((manner): Scene => ({ side: "source", manner })),
  ...WRITING.map((manner): Scene => ({ side: "target", manner })),
];

/** An import is set up as in the wizard, and run while either store gives away what it is asked with. */
export async function liveImports(
  world: World,
  { owner, org }: People,
  connections: Connections,
  stores: Stores,
  source: BigCommerceSandbox,
  scenes: readonly Scene[] = SCENES,
): Promise<Imported> {
  const { api } = owner;
  const { id: importId } = await api.import.create.mutate({ org, name: "Catalogue", entity: "products" });
  const at = { org, importId };
  const choose = (side: "source" | "target", connectionId: string) =>
    api.import.chooseConnection.mutate({ ...at, side, connectionId });
  await choose("source", connections.bigcommerce);
  await choose("target", connections.woocommerce);
  const { filters, options } = await api.import.get.query(at);
  await api.import.saveFilters.mutate({ ...at, filters });
  const { rules } = await api.import.mapping.query(at);
  await api.import.saveMapping.mutate({ ...at, rules: rules.slice(0, -1), basedOn: null });
  await api.import.saveOptions.mutate({ ...at, options });

  const run = async (kind: "full" | "dry_run") => {
    changePrices(source);
    const { runId } = await api.import.start.mutate({ ...at, kind });
    return runId;
  };
  const first = await run("full");
  const status = await world.ended(first);
  if (status !== "succeeded") throw new Error(`The honest run ended as ${status}`);

  let withIssues = first;
  for (const { side, manner } of scenes) {
    const store = side === "source" ? stores.bigcommerce : stores.woocommerce;
    store.about = ({ method, path }) =>
      side === "source" ? /products/.test(path) : !["GET", "HEAD", "OPTIONS"].includes(method);
    store.manner = manner;
    const before = store.echoes;
    const runId = await run("full");
    if (PASSING.includes(manner)) await mendOnceTold(store, before);
    const ended = await world.ended(runId);
    if (store.echoes === before) throw new Error(`The ${side} had nothing to tell when it ${manner}`);
    if (ended === "completed_with_issues") withIssues = runId;
    await lookAtStores(owner, at, rules, source);
    store.manner = "honest";
    store.about = () => true;
  }
  await world.ended(await run("dry_run"));
  const { rows } = await api.run.records.query({
    org,
    runId: withIssues,
    sort: "seq",
    direction: "asc",
    filters: {},
  });
  const row = rows.find(({ state }) => state === "failed") ?? rows[0];
  if (!row) throw new Error("The run has no records");
  await api.run.retryFailed.mutate({ org, runId: withIssues }).then(
    ({ runId }) => world.ended(runId),
    () => null,
  );
  return { importId, runId: withIssues, recordId: row.id, sourceId: row.sourceId };
}

/** Whoever is busy is asked again after five seconds; by then it has calmed down. */
async function mendOnceTold(store: EchoingStore, before: number): Promise<void> {
  while (store.echoes === before) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 500));
  store.manner = "honest";
}

/** What the wizard asks the stores while a person chooses; refused or not is all one here. */
async function lookAtStores(
  { api }: People["owner"],
  at: { org: string; importId: string },
  rules: Parameters<typeof api.import.preview.mutate>[0]["rules"],
  source: BigCommerceSandbox,
): Promise<void> {
  const sourceId = String(source.store.state.products[0]?.fields.id);
  const { filters } = await api.import.get.query(at);
  await Promise.allSettled([
    api.import.samples.query(at),
    api.import.sample.query({ ...at, sourceId }),
    api.import.preview.mutate({ ...at, sourceId, rules }),
    api.import.countMatching.mutate({ ...at, filters }),
    api.import.categories.query(at),
    api.import.filterChoices.query(at),
    api.import.storeDifferences.query(at),
  ]);
}

/** So that there is something to write. */
function changePrices(source: BigCommerceSandbox): void {
  for (const { fields } of source.store.state.products) {
    Object.assign(fields, { price: Number(fields.price) + 1, date_modified: new Date().toISOString() });
  }
}
