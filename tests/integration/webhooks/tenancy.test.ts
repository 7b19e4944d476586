import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type Api, makeMember } from "../app/people";
import { refusalOf } from "../app/refusal";
import { type HookedPerson, makeHooked } from "./fixture";
import { HookStore, houseWith } from "./hook-store";

const store = new HookStore();
const deps = houseWith(store);
let owner: HookedPerson;
let stranger: HookedPerson;

beforeAll(async () => {
  owner = await makeHooked(deps);
  stranger = await makeHooked(deps);
  await owner.api.connection.webhooks.enable({ org: owner.org, connectionId: owner.connectionId });
});

type Call = (api: Api, at: { org: string; connectionId: string }) => Promise<unknown>;

const calls: Record<string, Call> = {
  get: (api, at) => api.connection.webhooks.get(at),
  enable: (api, at) => api.connection.webhooks.enable(at),
  disable: (api, at) => api.connection.webhooks.disable(at),
  check: (api, at) => api.connection.webhooks.check(at),
};

describe.each(Object.entries(calls))("connection.webhooks.%s", (name, call) => {
  it("answers another organisation as if the connection did not exist", async () => {
    const { api, org } = stranger;
    const foreign = await refusalOf(call(api, { org, connectionId: owner.connectionId }));
    const missing = await refusalOf(call(api, { org, connectionId: randomUUID() }));
    expect(foreign.code).toBe("NOT_FOUND");
    expect(foreign).toEqual(missing);
    expect(await refusalOf(call(api, { org: owner.org, connectionId: owner.connectionId }))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(store.hooks).toHaveLength(3);
  });

  it("lets a viewer look and change nothing", async () => {
    const viewer = await makeMember(owner, `Viewer-${name}`, "viewer");
    // A viewer's own house would ask the real stores; those who may not are stopped before.
    const outcome = await call(viewer, { org: owner.org, connectionId: owner.connectionId }).then(
      () => "went through",
      (error: { code?: string }) => error.code,
    );
    expect(outcome).toBe(name === "get" ? "went through" : "FORBIDDEN");
  });
});
