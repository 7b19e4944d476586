import { describe, expect, it } from "vitest";
import { house } from "@/server/composition";
import type { ServiceDeps } from "@/server/services/deps";
import { apiOf, makeMember, makeOwner } from "../app/people";
import { refusalOf } from "../app/refusal";
import { addClient } from "./clients-fixture";

const { db } = house();
const open: ServiceDeps = { ...house(), settings: { ...house().settings, signUp: "open" } };

const signUp = (name: string, kind?: "agency" | "merchant") =>
  apiOf(null, open).organisation.signUp({
    name,
    email: `${name.toLowerCase()}@example.test`,
    password: "a long sentence 1",
    organisation: `${name}'s`,
    timeZone: "UTC",
    ...(kind ? { kind } : {}),
  });
const found = (slug: string) =>
  db.organisation.findUniqueOrThrow({ where: { slug }, include: { clients: true, auditLog: true } });

describe("the kind of an organisation", () => {
  it("is chosen by who signs up; an agency begins without clients", async () => {
    const agency = await found((await signUp("Agnes", "agency")).slug);
    expect(agency).toMatchObject({ kind: "agency", clients: [] });
    expect(agency.auditLog[0]).toMatchObject({ details: { kind: "agency" } });
    const merchant = await found((await signUp("Meg")).slug);
    expect(merchant).toMatchObject({ kind: "merchant", clients: [{ name: "Meg's" }] });
  });

  it("is chosen for another organisation, too, and told", async () => {
    const owner = await makeOwner("Olga");
    const api = apiOf(owner.user, open);
    const { slug } = await api.organisation.found({ organisation: "Shop", timeZone: "UTC" });
    expect(await api.organisation.get({ org: slug })).toMatchObject({ kind: "merchant", clientCount: 1 });
    expect(await owner.api.organisation.get({ org: owner.org })).toMatchObject({ kind: "agency" });
  });

  it("becomes an agency at any time, and a merchant while there is one client at most", async () => {
    const owner = await makeOwner("Kim");
    const { org } = owner;
    const change = (kind: "agency" | "merchant") => owner.api.organisation.changeKind({ org, kind });
    const other = await addClient(owner, "Second");
    expect(await refusalOf(change("merchant"))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("Remove the others under Clients first"),
    });
    await owner.api.client.remove({ org, clientId: other });
    await change("merchant");
    expect(await refusalOf(addClient(owner, "Third"))).toEqual({
      code: "CONFLICT",
      message: expect.stringContaining("Only an agency has clients"),
    });
    const [only] = (await owner.api.client.search({ org, text: "" })).rows;
    expect((await refusalOf(owner.api.client.remove({ org, clientId: only?.id ?? "" }))).code).toBe(
      "CONFLICT",
    );
    await change("agency");
    await owner.api.client.remove({ org, clientId: only?.id ?? "" });
    await change("merchant");
    await change("merchant");
    const { clients, auditLog } = await found(org);
    expect(clients.map(({ name }) => name)).toEqual(["Kim & Co"]);
    const changes = auditLog.filter(({ action }) => action === "organisation.kind_changed");
    expect(changes.map((entry) => entry.changes)).toEqual([
      { kind: { before: "agency", after: "merchant" } },
      { kind: { before: "merchant", after: "agency" } },
      { kind: { before: "agency", after: "merchant" } },
    ]);
  });

  it("never leaves a merchant with several clients, however quickly they are added", async () => {
    const owner = await makeOwner("Race");
    const { org } = owner;
    await Promise.allSettled([
      addClient(owner, "One"),
      owner.api.organisation.changeKind({ org, kind: "merchant" }),
      addClient(owner, "Two"),
    ]);
    const { kind, clients } = await found(org);
    expect(kind === "agency" || clients.length === 1).toBe(true);
  });

  it("is an owner's or admin's to change, who is there for all clients", async () => {
    const owner = await makeOwner("Rol");
    const { org } = owner;
    const client = await addClient(owner, "Some");
    const refused = [
      await makeMember(owner, "Op", "operator"),
      await makeMember(owner, "Ad", "admin", [client]),
    ];
    for (const api of refused) {
      expect((await refusalOf(api.organisation.changeKind({ org, kind: "merchant" }))).code).toBe(
        "FORBIDDEN",
      );
    }
  });
});
