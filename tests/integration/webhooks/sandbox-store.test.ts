import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type BigCommerceSandbox, startBigCommerceSandbox } from "@/sandbox/bigcommerce";
import { house } from "@/server/composition";
import { apiOf, makeOwner, type Person } from "../app/people";

let store: BigCommerceSandbox;
let person: Person;
let connectionId: string;
let appUrl = "https://app.example.com";

/** The genuine connector; only where PrimeLink stands is of the test's own making. */
const deps = {
  ...house(),
  requestRun: async () => {},
  settings: {
    ...house().settings,
    get appUrl() {
      return appUrl;
    },
  },
};

const at = () => ({ org: person.org, connectionId });
const hooks = () => person.api.connection.webhooks;
const held = () => store.store.state.hooks ?? [];
const behindItsBack = (change: (list: NonNullable<typeof store.store.state.hooks>) => typeof list) =>
  store.store.change((state) => {
    state.hooks = change(state.hooks ?? []);
  });

beforeAll(async () => {
  store = await startBigCommerceSandbox({ quota: { requests: 100_000, windowMs: 30_000 } });
  person = await makeOwner("Sandra", deps);
  person.api = apiOf(person.user, deps);
  const { id } = await person.api.connection.create({
    org: person.org,
    platform: "bigcommerce",
    name: "Fell & Hearth",
    credentials: { storeHash: store.hash, accessToken: store.tokens.full, apiUrl: store.url },
  });
  connectionId = id;
});
afterAll(() => store.close());
beforeEach(async () => {
  appUrl = "https://app.example.com";
  store.faults.set([]);
  await hooks().disable(at());
  expect(held()).toEqual([]);
  await hooks().enable(at());
});

it("holds a hook for all that is told of products, orders and customers, with the secret", async () => {
  expect(
    held()
      .map(({ scope }) => scope)
      .sort(),
  ).toEqual(["store/customer/*", "store/order/*", "store/product/*", "store/shipment/*", "store/sku/*"]);
  expect(new Set(held().map(({ headers }) => JSON.stringify(headers))).size).toBe(1);
  expect(Object.values(held()[0]?.headers ?? {})).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
  expect(await hooks().get(at())).toMatchObject({ on: true, problem: null, obstacle: null });
});

it("a hook that was deleted is made anew, one that was switched off is on again", async () => {
  behindItsBack(([first, second, ...rest]) =>
    first && second ? [{ ...second, is_active: false }, ...rest] : rest,
  );
  expect(held()).toHaveLength(4);
  expect(await hooks().check(at())).toMatchObject({ problem: null, mended: 2, made: 0 });
  expect(held()).toHaveLength(5);
  expect(held().every(({ is_active }) => is_active)).toBe(true);
  expect(new Set(held().map(({ headers }) => JSON.stringify(headers))).size).toBe(1);
  expect(await hooks().check(at())).toMatchObject({ mended: 0, made: 0 });
});

it("all of them follow PrimeLink to another address, and stay where they are when it is none for BigCommerce", async () => {
  appUrl = "https://moved.example.com";
  expect(await hooks().check(at())).toMatchObject({ problem: null, mended: 5 });
  expect(held().every(({ destination }) => destination.startsWith("https://moved.example.com/"))).toBe(true);
  expect(held()).toHaveLength(5);
  appUrl = "http://inside.example.com:8080";
  expect((await hooks().check(at())).problem).toContain("APP_URL");
  expect(held().every(({ destination }) => destination.startsWith("https://moved.example.com/"))).toBe(true);
});

it("a lost answer makes no second hook", async () => {
  await hooks().disable(at());
  store.faults.set([{ kind: "lose-answer", method: "POST", path: "**/v3/hooks", times: 2 }]);
  expect(await hooks().enable(at())).toMatchObject({ problem: null, active: 5 });
  expect(held()).toHaveLength(5);
});

it("a token that was revoked is told with its remedy; a new one sets hooks of its own up", async () => {
  const row = await deps.db.connection.findUniqueOrThrow({ where: { id: connectionId } });
  const owner = { orgId: person.orgId, connectionId };
  const sealed = deps.credentials.seal(owner, { accessToken: "revoked0sandbox0token0000000000" });
  await deps.db.connection.update({ where: { id: row.id }, data: { secrets: sealed.bytes } });
  const { problem } = await hooks().check(at());
  expect(problem).toMatch(/token/i);
  expect((await hooks().get(at())).hooks).toHaveLength(5);
  expect(held()).toHaveLength(5);

  await deps.db.connection.update({ where: { id: row.id }, data: { secrets: row.secrets } });
  await person.api.connection.rotate({
    ...at(),
    credentials: { storeHash: store.hash, accessToken: store.tokens.readOnly, apiUrl: store.url },
  });
  expect(held()).toHaveLength(5);
  expect(new Set(held().map(({ client_id }) => client_id)).size).toBe(1);
  expect(await hooks().get(at())).toMatchObject({ problem: null });
  await person.api.connection.rotate({
    ...at(),
    credentials: { storeHash: store.hash, accessToken: store.tokens.full, apiUrl: store.url },
  });
});
