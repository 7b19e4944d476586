import { describe, expect, it } from "vitest";
import { BriefMemory } from "./brief-memory";

describe("a brief memory", () => {
  it("asks once for several who ask at the same time, and again after its time", async () => {
    const memory = new BriefMemory<number>(1_000, 10);
    let asked = 0;
    const load = async () => ++asked;
    expect(await Promise.all([memory.remember("a", 0, load), memory.remember("a", 0, load)])).toEqual([1, 1]);
    expect(await memory.remember("a", 999, load)).toBe(1);
    expect(await memory.remember("a", 1_000, load)).toBe(2);
  });

  it("does not remember a failure", async () => {
    const memory = new BriefMemory<string>(1_000, 10);
    await expect(memory.remember("a", 0, () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    expect(await memory.remember("a", 1, async () => "up")).toBe("up");
  });

  it("forgets the oldest when it is full", async () => {
    const memory = new BriefMemory<string>(1_000, 2);
    for (const key of ["a", "b", "c"]) memory.put(key, 0, key);
    expect(await memory.remember("a", 1, async () => "again")).toBe("again");
    expect(await memory.remember("c", 1, async () => "again")).toBe("c");
  });
});
