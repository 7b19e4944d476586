import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS, AUDIT_GROUPS, AUDIT_SUBJECTS, actionsOf } from "@/server/domain/audit";
import { ACTION_WORDS, partWord } from "./audit-words";

const services = join(import.meta.dirname, "../../../server/services");
const sources = readdirSync(services, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(services, file), "utf8"));

const named = new RegExp(`"((?:${AUDIT_SUBJECTS.join("|")})\\.[a-z_]+)"`, "g");
const used = new Set(sources.flatMap((text) => [...text.matchAll(named)].map((match) => match[1] ?? "")));

/** What notices are called when they are posted to an address; no acts. */
const EVENTS = ["import.failing", "import.recovered"];

describe("the words of the audit log", () => {
  it("are there for every action that a service writes", () => {
    expect(used.size).toBeGreaterThan(40);
    expect([...used].filter((action) => !(action in ACTION_WORDS) && !EVENTS.includes(action))).toEqual([]);
  });

  it("are there for nothing that no service writes", () => {
    const chosen = ["import.source_chosen", "import.target_chosen"]; // Put together from the side.
    expect(AUDIT_ACTIONS.filter((action) => !used.has(action) && !chosen.includes(action))).toEqual([]);
  });

  it("tell each act apart", () => {
    expect(new Set(Object.values(ACTION_WORDS)).size).toBe(AUDIT_ACTIONS.length);
  });

  it("are there for every part of the house that acts by itself", () => {
    const parts = new Set(
      sources.flatMap((text) =>
        [...text.matchAll(/kind: "system", part: "(\w+)"/g)].map((match) => match[1] ?? ""),
      ),
    );
    expect(parts.size).toBeGreaterThan(2);
    expect([...parts].filter((part) => partWord(part) === partWord(null))).toEqual([]);
  });
});

describe("the groups of actions", () => {
  it("hold each action once", () => {
    expect(AUDIT_GROUPS.flatMap((group) => actionsOf([group])).sort()).toEqual([...AUDIT_ACTIONS].sort());
  });
});
