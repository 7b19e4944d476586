import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import { sandboxControls } from "./controls";
import { faultMiddleware } from "./fault-middleware";
import { type FaultRule, Faults } from "./faults";
import { type Listening, listen, type SandboxEnv } from "./listen";
import { createRequestLog } from "./request-log";

const open: Listening[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
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
    for (const rule of [{ kind: "explode" }, { kind: "500", regex: "(" }, { kind: "500", often: 3 }]) {
      expect((await put(server.url, [rule])).status).toBe(400);
    }
    expect(server.faults.list()).toEqual([]);
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
