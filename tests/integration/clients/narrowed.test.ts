import { beforeAll, describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import type { OrgScope } from "@/server/domain/scope";
import { exportImports } from "@/server/services/exports/export-imports";
import { exportRuns } from "@/server/services/exports/export-runs";
import { type Api, makeMember, makeOwner, type Person } from "../app/people";
import { refusalOf } from "../app/refusal";
import { addClient, fillClient } from "./clients-fixture";

let owner: Person;
let stranger: Person;
let acme: string;
let beta: string;

beforeAll(async () => {
  [owner, stranger] = [await makeOwner("Nora"), await makeOwner("Stig")];
  [acme, beta] = [await addClient(owner, "Acme"), await addClient(owner, "Beta")];
  await fillClient(owner, acme, "Acme shop");
  await fillClient(owner, beta, "Beta shop");
});

/** What each list holds for a client, by name. */
async function held(api: Api, org: string, clientId: string | undefined) {
  const by = { org, clientId, direction: "asc", filters: {} } as const;
  const [imports, runs, triggers, connections, page] = await Promise.all([
    api.import.list({ ...by, sort: "name" }),
    api.run.list({ ...by, sort: "createdAt" }),
    api.run.triggers({ org, clientId }),
    api.connection.list({ org, clientId }),
    api.connection.page({ ...by, sort: "name" }),
  ]);
  expect(page.rows.map(({ id }) => id)).toEqual(connections.map(({ id }) => id));
  expect([imports.total, runs.total, page.total]).toEqual(
    [imports, runs, page].map(({ rows }) => rows.length),
  );
  return {
    imports: imports.rows.map(({ clientName }) => clientName),
    runs: runs.rows.map(({ client }) => client.name),
    triggers,
    connections: connections.map(({ client }) => client.name),
  };
}

const ofAcme = { imports: ["Acme"], runs: ["Acme"], triggers: { person: 1 }, connections: ["Acme", "Acme"] };
const nothing = { imports: [], runs: [], triggers: {}, connections: [] };

describe("lists", () => {
  it("hold all clients, or the one that is chosen", async () => {
    const all = await held(owner.api, owner.org, undefined);
    expect(all).toMatchObject({ imports: ["Acme", "Beta"], triggers: { person: 2 } });
    expect(await held(owner.api, owner.org, acme)).toEqual(ofAcme);
  });

  it("are empty for a client that does not exist, or is another organisation's", async () => {
    expect(await held(owner.api, owner.org, "no-such-client")).toEqual(nothing);
    expect(await held(stranger.api, stranger.org, acme)).toEqual(nothing);
  });

  it("are empty for a client whom a limited member is not there for", async () => {
    const api = await makeMember(owner, "Lou", "operator", [acme]);
    expect(await held(api, owner.org, undefined)).toEqual(ofAcme);
    expect(await held(api, owner.org, acme)).toEqual(ofAcme);
    expect(await held(api, owner.org, beta)).toEqual(nothing);
  });

  it("of connections are searched by client, too, and narrowed by state", async () => {
    const page = (search: string, status: ("unchecked" | "failing")[]) =>
      owner.api.connection.page({
        org: owner.org,
        sort: "name",
        direction: "asc",
        search,
        filters: { status },
      });
    expect((await page("BETA", ["unchecked"])).total).toBe(2);
    expect((await page("woocommerce", [])).rows.map(({ name }) => name)).toEqual([
      "Acme shop woocommerce",
      "Beta shop woocommerce",
    ]);
    expect((await page("", ["failing"])).total).toBe(0);
  });
});

describe("exports", () => {
  const filter = { search: "", state: [], status: [], kind: [], trigger: [] };
  const linesOf = async (scope: OrgScope, clientId: string) => {
    const files = [exportImports, exportRuns].map((of) => of(scope, house(), { ...filter, clientId }));
    const texts = await Promise.all(files.map(({ body }) => new Response(body).text()));
    return texts.map((text) => text.trim().split("\n").slice(1).join("\n"));
  };

  it("hold the client that is chosen, and name it", async () => {
    for (const lines of await linesOf(owner.scope, acme)) {
      expect(lines.split("\n")).toHaveLength(1);
      expect(lines).toContain("Acme");
    }
    expect(await linesOf(stranger.scope, acme)).toEqual(["", ""]);
  });
});

describe("the overview", () => {
  it("tells of one client", async () => {
    const { imports, days } = await owner.api.overview.get({ org: owner.org, clientId: acme });
    expect(imports.map(({ clientName }) => clientName)).toEqual(["Acme"]);
    expect(days.at(-1)?.records).toBe(3);
    expect((await owner.api.overview.get({ org: owner.org })).days.at(-1)?.records).toBe(6);
  });

  it("of a client that is out of reach is not found, like that of one that does not exist", async () => {
    const api = await makeMember(owner, "Lot", "viewer", [acme]);
    const missing = await refusalOf(api.overview.get({ org: owner.org, clientId: "no-such-client" }));
    expect(missing.code).toBe("NOT_FOUND");
    expect(await refusalOf(api.overview.get({ org: owner.org, clientId: beta }))).toEqual(missing);
    expect(await refusalOf(stranger.api.overview.get({ org: stranger.org, clientId: beta }))).toEqual(
      missing,
    );
  });
});
