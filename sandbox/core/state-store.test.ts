import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createStateStore } from "./state-store";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe("state on disk", () => {
  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), "sandbox-state-"));
    folders.push(made);
    return made;
  }

  it("is written soon after a change and read again", async () => {
    const file = join(folder(), "deep", "state.json");
    const store = createStateStore({ file, initial: () => ({ names: ["a"] }) });
    store.state.names.push("b");
    store.changed();
    await expect.poll(() => readFileSync(file, "utf8"), { timeout: 1000 }).toBe('{"names":["a","b"]}');
    const again = createStateStore({ file, initial: () => ({ names: [] as string[] }) });
    expect(again.state.names).toEqual(["a", "b"]);
  });

  it("is flushed on close and put back by a reset", async () => {
    const file = join(folder(), "state.json");
    const store = createStateStore({ file, initial: () => ({ count: 0 }) });
    store.state.count = 5;
    store.changed();
    await store.close();
    expect(readFileSync(file, "utf8")).toBe('{"count":5}');
    await store.reset();
    expect(store.state.count).toBe(0);
    expect(readFileSync(file, "utf8")).toBe('{"count":0}');
  });

  it("keeps states that are not plain JSON through their own conversion", async () => {
    const file = join(folder(), "state.json");
    const options = {
      file,
      toJson: (state: Map<string, number>) => [...state],
      fromJson: (json: unknown) => new Map(json as [string, number][]),
    };
    const store = createStateStore({ ...options, initial: () => new Map([["a", 1]]) });
    store.state.set("b", 2);
    store.changed();
    await store.close();
    const again = createStateStore({ ...options, initial: () => new Map<string, number>() });
    expect([...again.state]).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });
});
