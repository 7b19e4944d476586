import { describe, expect, it } from "vitest";
import { createPace } from "./pace";

describe("pace", () => {
  it("takes the time of a real store for so many items, so many requests at a time", async () => {
    const pace = createPace({ msPerItem: 10, concurrency: 2 });
    const starts: number[] = [];
    const request = () => pace.run(async () => starts.push(performance.now()), 5);
    const started = performance.now();
    await Promise.all([request(), request(), request(), request()]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(98);
    const [first = 0, second = 0, third = 0] = starts;
    expect(third - first).toBeGreaterThanOrEqual(49);
    expect(third - second).toBeGreaterThanOrEqual(40);
  });

  it("counts the items of the result and hands errors on", async () => {
    const pace = createPace({ msPerItem: 20, concurrency: 1 });
    const started = performance.now();
    expect(
      await pace.run(
        async () => [1, 2, 3],
        (list) => list.length,
      ),
    ).toEqual([1, 2, 3]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(59);
    await expect(
      pace.run(async () => {
        throw new Error("no such product");
      }, 1),
    ).rejects.toThrow("no such product");
  });
});
