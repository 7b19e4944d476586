import { afterEach, beforeEach, expect, test } from "vitest";
import { embeddedClient, embeddedKeys, embeddedRuns } from "./embedded";
import { type Installation, install } from "./processes";
import type { Stage } from "./scenario";
import { createStage } from "./stage";

let house: Installation;
let stage: Stage;
beforeEach(async () => {
  house = await install();
  stage = createStage(embeddedClient(house.keys), embeddedRuns(house.keys));
});
afterEach(() => house.remove());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function untilLines(test: (lines: string[]) => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!test(house.lines())) {
    if (Date.now() > end) throw new Error(`Waited in vain; the steps so far:\n${house.lines().join("\n")}`);
    await pause(10);
  }
}

/** Steps that began before the same step had ended. */
function overlaps(): string[] {
  const underWay = new Set<string>();
  const found: string[] = [];
  for (const line of house.lines()) {
    const [label, what, index] = line.split(" ");
    const step = `${label} ${index}`;
    if (what === "end") underWay.delete(step);
    else if (underWay.has(step)) found.push(step);
    else underWay.add(step);
  }
  return found;
}

/** How often each step began, by "label index". */
function begins(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of house.lines()) {
    const [label, what, index] = line.split(" ");
    if (what === "begin") counts.set(`${label} ${index}`, (counts.get(`${label} ${index}`) ?? 0) + 1);
  }
  return counts;
}

test("a killed executor goes on at once when it is started again, and no step runs beside itself", async () => {
  const app = house.startApp();
  let executor = await house.startExecutor();
  const eventId = await stage.send("long/go", { label: "a", steps: 30, ms: 60 });
  for (const mark of ["begin 4", "end 11", "begin 19"]) {
    await untilLines((lines) => lines.some((line) => line.includes(mark)));
    await executor.kill9();
    await pause(200);
    const before = house.lines().length;
    executor = await house.startExecutor();
    const up = Date.now();
    await untilLines((lines) => lines.length > before + 1);
    // Far less than the lease of the one that was killed would last.
    expect(Date.now() - up).toBeLessThan(10_000);
  }
  expect(await stage.ended(eventId)).toMatchObject({
    status: "Completed",
    output: { label: "a", steps: 30 },
  });
  // The app lived on: what it was busy with was joined. Only a step whose answer was lost is done anew.
  expect(overlaps()).toEqual([]);
  expect([...begins().values()].filter((count) => count > 1).length).toBeLessThanOrEqual(3);
  expect(begins().size).toBe(30);
  expect(await executor.terminate()).toBe(0);
  await app.terminate();
}, 180_000);

test("a killed app costs no attempt: the step that it took down runs again", async () => {
  let app = house.startApp();
  const executor = await house.startExecutor();
  const eventId = await stage.send("long/go", { label: "b", steps: 12, ms: 60 });
  for (const mark of ["begin 3", "begin 8"]) {
    await untilLines((lines) => lines.some((line) => line.includes(mark)));
    await app.kill9();
    await pause(700);
    app = house.startApp();
  }
  // The function has no retries at all.
  expect(await stage.ended(eventId)).toMatchObject({ status: "Completed" });
  expect(house.lines().every((line) => line.endsWith(" 0"))).toBe(true);
  const counts = begins();
  expect(counts.size).toBe(12);
  const twice = [...counts.values()].filter((count) => count > 1).length;
  expect(twice).toBeLessThanOrEqual(2);
  await executor.kill9();
  await app.kill9();
}, 180_000);

test("two executors share the work and run no step twice; one takes over when the other is killed", async () => {
  const app = house.startApp();
  const first = await house.startExecutor();
  const otherKeys = { ...house.keys, ...(await ownPort()) };
  const second = await house.startExecutor(otherKeys);
  const other = createStage(embeddedClient(otherKeys), embeddedRuns(otherKeys));
  const eventIds = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      (index % 2 ? stage : other).send("long/go", { label: `run-${index}`, steps: 6, ms: 40 }),
    ),
  );
  const shared = await Promise.all(eventIds.map(other.ended));
  expect(shared.every((run) => run.status === "Completed")).toBe(true);
  expect(begins().size).toBe(12 * 6);
  expect([...begins().values()].every((count) => count === 1)).toBe(true);

  // The first takes these, as it is told of them; the steps last longer than the other needs to take them over.
  const labels = ["w", "x", "y", "z"];
  const taken = await Promise.all(
    labels.map((label) => stage.send("long/go", { label, steps: 2, ms: 6_000 })),
  );
  await untilLines((lines) => labels.every((label) => lines.includes(`${label} begin 0 0`)));
  await first.kill9();
  for (const run of await Promise.all(taken.map(other.ended))) expect(run.status).toBe("Completed");
  expect(overlaps()).toEqual([]);
  await second.terminate();
  await app.terminate();
}, 180_000);

test("an executor that is asked to end lets calls in flight end, and leaves the rest for the next", async () => {
  const app = house.startApp();
  let executor = await house.startExecutor();
  const eventId = await stage.send("long/go", { label: "c", steps: 8, ms: 300 });
  await untilLines((lines) => lines.some((line) => line.includes("begin 2")));
  expect(await executor.terminate()).toBe(0);
  const atEnd = house.lines();
  expect(atEnd.filter((line) => line.includes("begin")).length).toBe(
    atEnd.filter((line) => line.includes("end")).length,
  );
  executor = await house.startExecutor();
  expect(await stage.ended(eventId)).toMatchObject({ status: "Completed" });
  expect([...begins().values()].every((count) => count === 1)).toBe(true);
  await executor.terminate();
  await app.terminate();
}, 180_000);

async function ownPort() {
  const { port, url } = await embeddedKeys();
  return { port, url };
}
