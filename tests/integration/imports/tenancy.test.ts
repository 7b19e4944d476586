import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importRouter } from "@/server/api/routers/import/router";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { type Api, makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import { type Merchant, makeMerchant, makeReadyImport, type Stores, startStores } from "./stores";

let stores: Stores;
let owner: Merchant;
let stranger: Person;
let importId: string;

beforeAll(async () => {
  stores = await startStores();
  owner = await makeMerchant("Olga", stores);
  stranger = await makeOwner("Sven");
  importId = await makeReadyImport(owner);
});
afterAll(() => stores.close());

const { sourceIds: _forRetries, ...filters } = DEFAULT_FILTERS;

type Call = (api: Api, at: { org: string; importId: string }) => Promise<unknown>;

/** Every procedure that names an import. */
const calls: Record<string, Call> = {
  get: (api, at) => api.import.get(at),
  saveType: (api, at) => api.import.saveType({ ...at, name: "Mine now", entity: "products" }),
  chooseConnection: (api, at) =>
    api.import.chooseConnection({ ...at, side: "source", connectionId: owner.sourceId }),
  saveFilters: (api, at) => api.import.saveFilters({ ...at, filters }),
  saveMapping: (api, at) => api.import.saveMapping({ ...at, rules: [], basedOn: null }),
  saveOptions: (api, at) => api.import.saveOptions({ ...at, options: DEFAULT_OPTIONS }),
  duplicate: (api, at) => api.import.duplicate(at),
  removal: (api, at) => api.import.removal(at),
  remove: (api, at) => api.import.remove(at),
  start: (api, at) => api.import.start({ ...at, kind: "full" }),
  realTime: (api, at) => api.import.realTime(at),
  setRealTime: (api, at) => api.import.setRealTime({ ...at, on: true, enableWebhooks: true }),
  categories: (api, at) => api.import.categories(at),
  filterChoices: (api, at) => api.import.filterChoices(at),
  countMatching: (api, at) => api.import.countMatching({ ...at, filters }),
  mapping: (api, at) => api.import.mapping(at),
  mappingVersion: (api, at) => api.import.mappingVersion({ ...at, version: 1 }),
  samples: (api, at) => api.import.samples(at),
  sample: (api, at) => api.import.sample({ ...at, sourceId: "103" }),
  preview: (api, at) => api.import.preview({ ...at, sourceId: "103", rules: [] }),
  storeDifferences: (api, at) => api.import.storeDifferences(at),
};

describe.each(Object.entries(calls))("import.%s", (_name, call) => {
  it("answers another organisation as if the import did not exist", async () => {
    const foreign = await refusalOf(call(stranger.api, { org: stranger.org, importId }));
    const missing = await refusalOf(call(stranger.api, { org: stranger.org, importId: randomUUID() }));
    expect(foreign.code).toBe("NOT_FOUND");
    expect(foreign).toEqual(missing);
  });

  it("does not let a stranger into the owner's organisation", async () => {
    const foreign = await refusalOf(call(stranger.api, { org: owner.org, importId }));
    const missing = await refusalOf(call(stranger.api, { org: "no-such-organisation", importId }));
    expect(foreign.code).toBe("NOT_FOUND");
    expect(foreign).toEqual(missing);
  });
});

it("covers every procedure of the router that names an import", () => {
  const known = Object.keys(importRouter).filter(
    (name) => !["create", "list"].includes(name) && name in importRouter._def.procedures,
  );
  expect(Object.keys(calls).sort()).toEqual(known.sort());
});

it("lists nothing of others, and makes nothing for their clients", async () => {
  const { api, org } = stranger;
  const view = { org, sort: "name", direction: "asc", filters: {} } as const;
  expect(await api.import.list(view)).toEqual({ rows: [], total: 0 });
  const [client] = (await owner.api.client.search({ org: owner.org, text: "" })).rows;
  await expect(
    api.import.create({ org, name: "Theirs", entity: "products", clientId: client?.id }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("does not take a connection of another organisation", async () => {
  const { id } = await stranger.api.import.create({ org: stranger.org, name: "Theirs", entity: "products" });
  await expect(
    stranger.api.import.chooseConnection({
      org: stranger.org,
      importId: id,
      side: "source",
      connectionId: owner.sourceId,
    }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("lets a viewer look and change nothing", async () => {
  const viewer = await makeMember(owner, "Vera", "viewer");
  const at = { org: owner.org, importId };
  const looking = [
    "get",
    "realTime",
    "categories",
    "filterChoices",
    "countMatching",
    "mapping",
    "samples",
    "sample",
    "preview",
    "storeDifferences",
  ];
  for (const [name, call] of Object.entries(calls)) {
    if (name === "mappingVersion") continue;
    const code = await call(viewer, at).then(
      () => "went through",
      (error: { code?: string }) => error.code,
    );
    expect([name, code]).toEqual([name, looking.includes(name) ? "went through" : "FORBIDDEN"]);
  }
});
