import {
  type BigCommerceSandbox,
  type BigCommerceSandboxOptions,
  startBigCommerceSandbox,
} from "@/sandbox/bigcommerce";
import { startWooCommerceSandbox, type WooCommerceSandbox } from "@/sandbox/woocommerce";
import type { WooCommerceSandboxOptions } from "@/sandbox/woocommerce/options";
import { type Comparison, compareStores } from "@/scripts/verify/compare-stores";
import { house } from "@/server/composition";
import type { Transport } from "@/server/connectors/core/transport";
import type { Run } from "@/server/db/generated/client";
import type { Entity } from "@/server/domain/entity";
import { DEFAULT_OPTIONS, filtersSchemas, type ImportOptions } from "@/server/domain/import-settings";
import { isRunEnded } from "@/server/domain/run";
import { makeOrgScope, type OrgScope } from "@/server/domain/scope";
import { asNobody } from "@/server/infra/tenant";
import { createConnection } from "@/server/services/connections/create-connection";
import type { ServiceDeps } from "@/server/services/deps";
import { driveStep, type RunStep } from "@/server/services/runs/drive-run";
import { type StartRun, startRun } from "@/server/services/runs/start-run";

/** Address and key of a WooCommerce store. */
export interface Shop {
  url: string;
  key: string;
  secret: string;
}

export interface ImportFixture {
  deps: ServiceDeps;
  scope: OrgScope;
  /** Of the entity that the fixture was made for. */
  importId: string;
  source: BigCommerceSandbox;
  /** The stand-in store; idle when the import goes to a shop elsewhere. */
  target: WooCommerceSandbox;
  /** Starts a run and drives it to its end, as the executor's function does. */
  run(kind?: StartRun["kind"], sourceIds?: string[]): Promise<Run>;
  /** The same, asked for in every detail. */
  start(input: Omit<StartRun, "importId">): Promise<Run>;
  /** The same of another entity, between the same stores. */
  runOf(entity: Entity, kind?: StartRun["kind"]): Promise<Run>;
  drive(run: Run): Promise<Run>;
  compare(): Promise<Comparison>;
  close(): Promise<void>;
}

let count = 0;

/** Both stand-in stores, connections to them through the services, and an import between the two. */
export async function makeImport(
  options: {
    source?: BigCommerceSandboxOptions;
    target?: WooCommerceSandboxOptions;
    options?: Partial<ImportOptions>;
    /** The stores of another fixture, for an organisation that does not know of that one's. */
    between?: Pick<ImportFixture, "source" | "target">;
    /** A store that runs elsewhere instead of the stand-in. */
    shop?: Shop;
    entity?: Entity;
    /** Puts something between the connectors and the stores. */
    transport?: (inner: Transport) => Transport;
  } = {},
): Promise<ImportFixture> {
  count += 1;
  // Nobody listens for events here: the test drives the run by itself.
  const deps: ServiceDeps = { ...house(), requestRun: async () => {}, requestChanges: async () => {} };
  if (options.transport) deps.transport = options.transport(deps.transport);
  const { source, target } = options.between ?? (await startStores(options));
  const shop = options.shop ?? target;
  const organisation = await deps.db.organisation.create({
    data: { slug: `import-${count}`, name: `Import ${count}` },
  });
  const orgId = organisation.id;
  const client = await deps.db.client.create({ data: { orgId, name: "Shop" } });
  const user = await deps.db.user.create({
    data: { email: `import-${count}@example.test`, name: "Tester", passwordHash: "" },
  });
  const scope = makeOrgScope({
    orgId,
    actor: { kind: "user", userId: user.id },
    role: "owner",
    clients: null,
  });
  const from = await createConnection(scope, deps, {
    platform: "bigcommerce",
    name: "Source",
    credentials: { storeHash: source.hash, accessToken: source.tokens.full, apiUrl: source.url },
  });
  const to = await createConnection(scope, deps, {
    platform: "woocommerce",
    name: "Target",
    credentials: { url: shop.url, consumerKey: shop.key, consumerSecret: shop.secret },
  });
  const definitions = new Map<Entity, string>();
  const importOf = async (entity: Entity): Promise<string> => {
    const known = definitions.get(entity);
    if (known) return known;
    const { id } = await deps.db.import.create({
      data: {
        orgId,
        clientId: client.id,
        name: `Import of ${entity}`,
        entity,
        sourceId: from.id,
        targetId: to.id,
        status: "ready",
        filters: filtersSchemas[entity].parse({}),
        options: { ...DEFAULT_OPTIONS, ...options.options },
      },
    });
    definitions.set(entity, id);
    return id;
  };
  const own = options.entity ?? "products";

  const drive = async (run: Run): Promise<Run> => {
    const request = { runId: run.id, orgId, leg: run.leg, part: 0 };
    // As the executor calls it: for no organisation in particular.
    const step = (name: RunStep) => asNobody(() => driveStep(deps, request, name));
    const goes = async (name: RunStep) => {
      for (;;) {
        const { go, done } = await step(name);
        if (!go) return false;
        if (done) return true;
      }
    };
    const transfer = async () => {
      for (;;) {
        const [extracted, loaded] = await Promise.all([step("extract"), step("load")]);
        if (!extracted.go || !loaded.go) return false;
        if (extracted.done && loaded.done) return true;
      }
    };
    for (const part of ["plan", "taxonomy"] as const) if (!(await goes(part))) return reload(run.id);
    if (!(await transfer())) return reload(run.id);
    for (const part of ["media", "deletions", "reconcile", "finish"] as const) if (!(await goes(part))) break;
    return reload(run.id);
  };
  const reload = (id: string) => deps.db.run.findFirstOrThrow({ where: { id } });
  const runOf = async (
    entity: Entity,
    kind: StartRun["kind"] = "full",
    sourceIds?: string[],
  ): Promise<Run> => {
    const importId = await importOf(entity);
    const run = await drive(
      await startRun(scope, deps, { importId, kind, ...(sourceIds ? { sourceIds } : {}) }),
    );
    if (!isRunEnded(run.status)) throw new Error(`The run stopped in ${run.phase}`);
    return run;
  };
  return {
    deps,
    scope,
    importId: await importOf(own),
    source,
    target,
    drive,
    run: (kind, sourceIds) => runOf(own, kind, sourceIds),
    start: async (input) => drive(await startRun(scope, deps, { ...input, importId: await importOf(own) })),
    runOf: (entity, kind) => runOf(entity, kind),
    compare: () =>
      compareStores(
        { apiUrl: `${source.url}/stores/${source.hash}`, token: source.tokens.full },
        { url: shop.url, key: shop.key, secret: shop.secret },
      ),
    close: async () => {
      if (options.between) return;
      await source.close();
      await target.close();
    },
  };
}

async function startStores(options: {
  source?: BigCommerceSandboxOptions;
  target?: WooCommerceSandboxOptions;
}) {
  const quota = { requests: 100_000, windowMs: 30_000 };
  return {
    source: await startBigCommerceSandbox({ quota, ...options.source }),
    target: await startWooCommerceSandbox(options.target),
  };
}
