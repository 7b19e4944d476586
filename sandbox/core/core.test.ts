import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { sandboxControls } from "./controls";
import { faultMiddleware } from "./fault-middleware";
import { type FaultRule, Faults } from "./faults";
import { type Listening, listen, type SandboxEnv } from "./listen";
import { createPace } from "./pace";
import { createRequestLog } from "./request-log";
import { createStateStore } from "./state-store";

const open: Listening[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function startCounter(rules: FaultRule[] = []) {
  const counter = { writes: 0, resets: 0 };
  const faults = new Faults(rules);
  const requests = createRequestLog();
  const app = new Hono<SandboxEnv>();
  app.use(requests.middleware, faultMiddleware(faults));
  app.get("/items/:id", (c) => c.json({ id: Number(c.req.param("id")), note: "a text of some length" }));
  app.post("/items", (c) => {
    counter.writes += 1;
    return c.json({ writes: counter.writes }, 201);
  });
  app.route(
    "/__sandbox",
    sandboxControls({
      faults,
      requests,
      reset: () => {
        counter.resets += 1;
      },
    }),
  );
  const server = await listen(app);
  open.push(server);
  return { ...server, counter, faults, requests };
}

describe("listen", () => {
  it("says which port is taken and what to do", async () => {
    const first = await startCounter();
    const attempt = listen(new Hono(), { port: first.port, name: "The shop", portVariable: "SHOP_PORT" });
    await expect(attempt).rejects.toThrow(
      `The shop cannot start: port ${first.port} on 127.0.0.1 is already in use by another program. Stop that program or set SHOP_PORT to another port.`,
    );
  });

  it("closes although a client keeps its connection open", async () => {
    const server = await startCounter([{ kind: "timeout" }]);
    const hanging = fetch(`${server.url}/items/1`);
    const outcome = expect(hanging).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await open.pop()?.close();
    await outcome;
  });
});

describe("faults", () => {
  it("loses the answer after the write was done", async () => {
    const server = await startCounter([{ kind: "lose-answer", method: "POST", times: 1 }]);
    await expect(fetch(`${server.url}/items`, { method: "POST" })).rejects.toThrow();
    expect(server.counter.writes).toBe(1);
    const second = await fetch(`${server.url}/items`, { method: "POST" });
    expect(await second.json()).toEqual({ writes: 2 });
    expect(server.requests.counts().byStatus).toEqual({ none: 1, "201": 1 });
  });

  it("resets the connection and holds it without doing the work", async () => {
    const server = await startCounter([
      { kind: "reset", method: "POST", times: 1 },
      { kind: "timeout", method: "POST", times: 1, ms: 30 },
    ]);
    await expect(fetch(`${server.url}/items`, { method: "POST" })).rejects.toThrow();
    await expect(fetch(`${server.url}/items`, { method: "POST" })).rejects.toThrow();
    expect(server.counter.writes).toBe(0);
  });

  it("sends half a body with the status of the whole one", async () => {
    const server = await startCounter([{ kind: "truncate" }]);
    const answer = await fetch(`${server.url}/items/1`);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text).toBe('{"id":1,"note":"a t');
    expect(() => JSON.parse(text)).toThrow();
  });

  it("refuses with and without the headers that say when to come back", async () => {
    const server = await startCounter([
      { kind: "429", path: "/items/1", ms: 2500 },
      { kind: "429-bare", path: "/items/2" },
      { kind: "502", path: "/items/3" },
    ]);
    const kind = await fetch(`${server.url}/items/1`);
    expect([kind.status, kind.headers.get("retry-after")]).toEqual([429, "3"]);
    const bare = await fetch(`${server.url}/items/2`);
    expect([bare.status, bare.headers.get("retry-after"), await bare.text()]).toEqual([429, null, ""]);
    expect((await fetch(`${server.url}/items/3`)).status).toBe(502);
    expect((await fetch(`${server.url}/items/4`)).status).toBe(200);
  });

  it("combines a latency with another fault", async () => {
    const server = await startCounter([{ kind: "latency", ms: 60 }, { kind: "500" }]);
    const started = performance.now();
    expect((await fetch(`${server.url}/items/1`)).status).toBe(500);
    expect(performance.now() - started).toBeGreaterThanOrEqual(59);
  });
});

describe("fault rules", () => {
  const outcomes = (rule: FaultRule, times: number) => {
    const faults = new Faults([rule]);
    return Array.from({ length: times }, () => faults.decide("GET", "/a/b").length);
  };

  it("fires on every n-th request, after some were let through, and so many times", () => {
    expect(outcomes({ kind: "500", every: 3 }, 7)).toEqual([0, 0, 1, 0, 0, 1, 0]);
    expect(outcomes({ kind: "500", skip: 2, times: 2 }, 6)).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it("fires with a probability that a seed makes repeatable", () => {
    const rule: FaultRule = { kind: "500", probability: 0.25, seed: 42 };
    const first = outcomes(rule, 400);
    expect(outcomes(rule, 400)).toEqual(first);
    const fired = first.filter(Boolean).length;
    expect(fired).toBeGreaterThan(70);
    expect(fired).toBeLessThan(130);
  });

  it("matches a glob within and across segments, or a regular expression", () => {
    const decides = (path: FaultRule["path"], url: string) =>
      new Faults([{ kind: "500", path }]).decide("GET", url).length === 1;
    expect(decides("/a/*", "/a/b")).toBe(true);
    expect(decides("/a/*", "/a/b/c")).toBe(false);
    expect(decides("/a/**", "/a/b/c")).toBe(true);
    expect(decides("/a.b", "/aXb")).toBe(false);
    expect(decides(/batch$/, "/wp-json/wc/v3/products/batch")).toBe(true);
  });

  it("fires only one of several refusals for a request", () => {
    const faults = new Faults([{ kind: "500" }, { kind: "502" }]);
    expect(faults.decide("GET", "/").map((rule) => rule.kind)).toEqual(["500"]);
    expect(faults.list().map((rule) => rule.fired)).toEqual([1, 0]);
  });
});

describe("controls", () => {
  const put = (url: string, body: unknown) =>
    fetch(`${url}/__sandbox/faults`, { method: "PUT", body: JSON.stringify(body) });

  it("sets, shows and clears faults over HTTP", async () => {
    const server = await startCounter();
    expect((await put(server.url, [{ kind: "500", regex: "^/items/\\d$", times: 1 }])).status).toBe(200);
    expect((await fetch(`${server.url}/items/1`)).status).toBe(500);
    const shown = await (await fetch(`${server.url}/__sandbox/faults`)).json();
    expect(shown).toEqual({
      rules: [{ kind: "500", path: "/^\\/items\\/\\d$/", times: 1, matched: 1, fired: 1 }],
    });
    await fetch(`${server.url}/__sandbox/faults`, { method: "DELETE" });
    expect(server.faults.list()).toEqual([]);
  });

  it("refuses a rule it does not know", async () => {
    const server = await startCounter();
    const answer = await put(server.url, [{ kind: "explode" }]);
    expect(answer.status).toBe(400);
  });

  it("counts requests by route and status, but not its own", async () => {
    const server = await startCounter();
    await Promise.all([1, 2].map((id) => fetch(`${server.url}/items/${id}`)));
    await fetch(`${server.url}/nowhere`);
    const counts = await (await fetch(`${server.url}/__sandbox/requests`)).json();
    expect(counts).toMatchObject({
      total: 3,
      byRoute: { "GET /items/:id": 2 },
      byStatus: { "200": 2, "404": 1 },
      inFlight: 0,
    });
    await fetch(`${server.url}/__sandbox/requests`, { method: "DELETE" });
    expect(server.requests.counts().total).toBe(0);
    await fetch(`${server.url}/__sandbox/reset`, { method: "POST" });
    expect(server.counter.resets).toBe(1);
  });
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
