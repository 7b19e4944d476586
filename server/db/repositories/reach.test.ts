import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeOrgScope } from "@/server/domain/scope";
import { findBareQueries } from "./bare-queries-for-test";
import {
  clientInReach,
  connectionInReach,
  demandInReach,
  endpointInReach,
  importInReach,
  inReach,
  runInReach,
  sqlInReach,
  sqlParentInReach,
  storesInReach,
} from "./reach";

const scopeOf = (clients: string[] | null) =>
  makeOrgScope({ orgId: "o", actor: { kind: "user", userId: "u" }, role: "admin", clients });
const whole = scopeOf(null);
const limited = scopeOf(["a", "b"]);
const none = scopeOf([]);
const both = { clientId: { in: ["a", "b"] } };
const nothing = { clientId: { in: [] } };

describe("a scope that reaches all clients", () => {
  it("adds no condition but the organisation", () => {
    const organisation = { orgId: "o" };
    for (const build of [inReach, clientInReach, importInReach, runInReach, connectionInReach]) {
      expect(build(whole)).toEqual(organisation);
    }
    expect([endpointInReach(whole), storesInReach(whole)]).toEqual([organisation, organisation]);
    expect(runInReach(whole, { importId: "i" })).toEqual({ orgId: "o", run: { importId: "i" } });
    expect(sqlInReach(whole, "r").sql).toBe('"r"."orgId" = ?');
    expect(sqlParentInReach(whole, "s", "import").sql).toBe('"s"."orgId" = ?');
  });

  it("can be narrowed to any of them", () => {
    expect(inReach(whole, "c")).toEqual({ orgId: "o", clientId: "c" });
    expect(clientInReach(whole, "c")).toEqual({ orgId: "o", id: "c" });
  });
});

describe("a scope that is limited", () => {
  it("is kept to its clients", () => {
    expect(inReach(limited)).toEqual({ orgId: "o", ...both });
    expect(clientInReach(limited)).toEqual({ orgId: "o", id: { in: ["a", "b"] } });
    expect(importInReach(limited)).toEqual({ orgId: "o", import: both });
    expect(runInReach(limited, { importId: "i" })).toEqual({ orgId: "o", run: { importId: "i", ...both } });
    expect(connectionInReach(limited, { status: "usable" })).toEqual({
      orgId: "o",
      connection: { status: "usable", ...both },
    });
    expect(endpointInReach(limited)).toEqual({ orgId: "o", endpoint: { connection: both } });
    expect(storesInReach(limited)).toEqual({ orgId: "o", source: both, target: both });
    const { sql, values } = sqlInReach(limited, "r");
    expect(sql).toBe('"r"."orgId" = ? AND "r"."clientId" = ANY(?::text[])');
    expect(values).toEqual(["o", ["a", "b"]]);
    expect(sqlParentInReach(limited, "s", "run").sql).toContain('EXISTS (\n    SELECT 1 FROM "Run" parent');
  });

  it("is narrowed to one of its own, and to nothing by another", () => {
    expect(inReach(limited, "b")).toEqual({ orgId: "o", clientId: "b" });
    expect(inReach(limited, "c")).toEqual({ orgId: "o", ...nothing });
    expect(clientInReach(limited, "c")).toEqual({ orgId: "o", id: { in: [] } });
  });

  it("reaches nothing while it has no client", () => {
    expect(inReach(none)).toEqual({ orgId: "o", ...nothing });
    expect(runInReach(none)).toEqual({ orgId: "o", run: nothing });
  });

  it("makes nothing for others", () => {
    expect(() => demandInReach(limited, "a")).not.toThrow();
    expect(() => demandInReach(limited, "c")).toThrow();
    expect(() => demandInReach(whole, "c")).not.toThrow();
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|-for-test\.ts$/.test(name))
    .map((name) => join(folder, name));
}

describe("queries of repositories and use cases", () => {
  it("are kept to what their scope reaches", () => {
    const files = [...filesBelow("server/db/repositories"), ...filesBelow("server/services")];
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => findBareQueries(file, readFileSync(file, "utf8")))).toEqual([]);
  });

  const inFunction = (body: string) =>
    findBareQueries("f.ts", `function f(scope: OrgScope, db: Db) {${body}}`);

  it.each([
    ["a condition", "return db.run.findMany({ where: { orgId: scope.orgId, importId } });"],
    ["one within another", "return db.record.count({ where: { AND: [{ orgId: scope.orgId }, more] } });"],
    [
      "one that is named first",
      "const where = { orgId: scope.orgId }; return db.import.findMany({ where });",
    ],
    ["no organisation at all", "return db.schedule.findFirst({ where: { id } });"],
    ["no condition at all", "return db.link.count();"],
    ["a client beside", "return db.run.findMany({ where: { ...inReach(scope), clientId } });"],
    ["a run beside", "return db.record.findMany({ where: { ...runInReach(scope), run: { importId } } });"],
    ["SQL", `return db.$queryRaw\`SELECT 1 FROM "Run" WHERE "orgId" = \${scope.orgId}\`;`],
  ])("are found where they are not: %s", (_name, body) => {
    expect(inFunction(body)).toHaveLength(1);
  });

  it.each([
    ["in reach", "return db.run.findMany({ where: { id, ...inReach(scope) } });"],
    [
      "within what is in reach",
      "return db.record.count({ where: { ...runInReach(scope), issues: { some: { orgId } } } });",
    ],
    ["of the organisation's own", "return db.noticeChannel.count({ where: { orgId: scope.orgId } });"],
    ["what is made", "return db.run.create({ data: { orgId: scope.orgId } });"],
    ["SQL in reach", `return db.$queryRaw\`SELECT 1 FROM "Run" r WHERE \${sqlInReach(scope, "r")}\`;`],
  ])("are let pass: %s", (_name, body) => {
    expect(inFunction(body)).toEqual([]);
  });
});
