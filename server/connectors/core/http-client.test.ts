import { describe, expect, it } from "vitest";
import type { ConnectorContext, WaitNotice } from "./context";
import { AnswerLostError, FatalError, RetriableError } from "./errors";
import { createHttpClient } from "./http-client";
import type { HttpClientOptions } from "./http-types";
import { TransportError, type TransportRequest, type TransportResponse } from "./transport";

type Step = Partial<TransportResponse> | TransportError | ((request: TransportRequest) => void);

/** A client on a transport that answers as told, with a clock that only sleeping moves. */
function scripted(steps: Step[], options: Partial<HttpClientOptions> = {}) {
  const requests: TransportRequest[] = [];
  const sleeps: number[] = [];
  const waits: WaitNotice[] = [];
  const counter = { requests: 0, writes: 0 };
  const context: ConnectorContext = {
    now: () => 1_000_000,
    sleep: async (ms) => {
      sleeps.push(ms);
    },
    onWait: (notice) => waits.push(notice),
    counter,
    transport: async (request) => {
      requests.push(request);
      const step = steps.shift();
      if (step instanceof Error) throw step;
      if (typeof step === "function") step(request);
      return {
        status: 200,
        headers: {},
        body: "{}",
        url: request.url,
        ...(typeof step === "function" ? {} : step),
      };
    },
  };
  const client = createHttpClient({
    context,
    baseUrl: "https://shop.example/api/",
    platformName: "The shop",
    role: "source",
    random: () => 1,
    ...options,
  });
  return { client, requests, sleeps, waits, counter, context };
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}

const lost = (kind: TransportError["kind"] = "reset") => new TransportError(kind, "gone", true);
const unsent = (kind: TransportError["kind"] = "connect") => new TransportError(kind, "no way", false);

describe("requests", () => {
  it("joins address, path and query, and asks for JSON", async () => {
    const shop = scripted([{ body: '[{"id":1}]' }], { headers: { "x-auth-token": "t0ken" } });
    const answer = await shop.client.get("/v3/things", {
      "id:greater": 5,
      sort: "id",
      none: undefined,
      q: "a b&c",
    });
    expect(answer.json).toEqual([{ id: 1 }]);
    expect(shop.requests[0]).toMatchObject({
      method: "GET",
      url: "https://shop.example/api/v3/things?id%3Agreater=5&sort=id&q=a+b%26c",
      headers: { accept: "application/json", "x-auth-token": "t0ken" },
    });
    expect(shop.requests[0]?.body).toBeUndefined();
  });

  it("sends bodies as JSON and signs each attempt anew", async () => {
    let turn = 0;
    const shop = scripted([{ status: 429 }, { status: 201 }], {
      authorize: ({ method, url }) => ({
        url: `${url}?sign=${method}${++turn}`,
        headers: { authorization: `n${turn}` },
      }),
    });
    await shop.client.post("things", { name: "x" });
    expect(
      shop.requests.map((request) => [request.url, request.headers.authorization, request.body]),
    ).toEqual([
      ["https://shop.example/api/things?sign=POST1", "n1", '{"name":"x"}'],
      ["https://shop.example/api/things?sign=POST2", "n2", '{"name":"x"}'],
    ]);
    expect(shop.requests[0]?.headers["content-type"]).toBe("application/json");
    expect(shop.counter).toEqual({ requests: 2, writes: 2 });
  });

  it("hands back what the store refuses, in whatever form", async () => {
    const bodies: [string, string, string | undefined][] = [
      ["json", '{"code":"no"}', "application/json"],
      ["json", '[{"status":404}]', "text/html"],
      ["json", '<br />\n<b>Notice</b>: Undefined index in x.php<br />\n{"id":3}', "application/json"],
      ["xml", '<?xml version="1.0"?><errors/>', "application/xml"],
      ["html", "<!DOCTYPE html><html>{no}</html>", "text/html"],
      ["html", "<!DOCTYPE html><script>[]</script>{", "application/json"],
      ["text", "Forbidden", "text/plain"],
      ["empty", "", undefined],
    ];
    for (const [kind, body, type] of bodies) {
      const shop = scripted([{ status: 404, body, headers: type ? { "content-type": type } : {} }]);
      const answer = await shop.client.get("x");
      expect([body, answer.status, answer.kind]).toEqual([body, 404, kind]);
    }
  });
});

describe("reads", () => {
  it("are repeated while the other side is busy, ever later", async () => {
    const shop = scripted([{ status: 503 }, lost(), lost("timeout"), unsent(), { body: '{"ok":true}' }]);
    expect((await shop.client.get("x")).json).toEqual({ ok: true });
    expect(shop.sleeps).toEqual([500, 1000, 2000, 4000]);
    expect(shop.waits.map((wait) => [wait.reason, wait.ms])).toEqual([
      ["source_busy", 2000],
      ["source_busy", 4000],
    ]);
    // The attempt that could not connect was not sent.
    expect(shop.counter).toEqual({ requests: 4, writes: 0 });
  });

  it("are repeated when the JSON breaks off or the body is missing", async () => {
    const shop = scripted([
      { body: '{"data":[{"id":1},{"i', headers: { "content-type": "application/json" } },
      { body: "" },
      lost("truncated"),
      { body: '{"data":[]}' },
    ]);
    expect((await shop.client.get("x")).json).toEqual({ data: [] });
  });

  it("do not mind an empty answer where one belongs", async () => {
    const shop = scripted([{ status: 204, body: "" }]);
    expect((await shop.client.get("x")).status).toBe(204);
    expect(shop.sleeps).toEqual([]);
  });

  it("wait as long as they are asked to, the longest of what is said", async () => {
    const shop = scripted([
      { status: 429, headers: { "x-retry-after": "2", "x-rate-limit-time-reset-ms": "12500" } },
      { status: 429, headers: { "x-retry-after": "15", "x-rate-limit-time-reset-ms": "800" } },
      { status: 503, headers: { "retry-after": "7", "x-rate-limit-time-reset-ms": "29000" } },
      { status: 429, headers: { "retry-after": new Date(1_030_000).toUTCString() } },
      {},
    ]);
    await shop.client.get("x");
    expect(shop.sleeps).toEqual([12_500, 15_000, 7000, 30_000]);
    expect(shop.waits[0]).toEqual({ reason: "source_quota", label: "The shop's quota", ms: 12_500 });
  });

  it("back off without any header, also when headers make no sense", async () => {
    const shop = scripted([
      { status: 429 },
      { status: 429, headers: { "x-rate-limit-time-reset-ms": "NaN" } },
      {},
    ]);
    await shop.client.get("x");
    expect(shop.sleeps).toEqual([500, 1000]);
  });

  it("do not wait for the quota's next window after a breakdown", async () => {
    const shop = scripted([{ status: 504, headers: { "x-rate-limit-time-reset-ms": "29000" } }, {}]);
    await shop.client.get("x");
    expect(shop.sleeps).toEqual([500]);
  });

  it("give up after the limit and say how long to wait", async () => {
    const shop = scripted(
      [{ status: 503 }, { status: 503 }, { status: 503, headers: { "retry-after": "9" } }],
      {
        maxRetries: 2,
      },
    );
    const error = await failureOf(shop.client.get("x"));
    expect(error).toBeInstanceOf(RetriableError);
    expect(error).toMatchObject({ retryAfterMs: 9000, cause: { status: 503 } });
    expect(shop.requests).toHaveLength(3);
  });

  it("throw rather than sleep through a long wait", async () => {
    const shop = scripted([{ status: 429, headers: { "x-retry-after": "3600" } }]);
    expect(await failureOf(shop.client.get("x"))).toMatchObject({ retryAfterMs: 3_600_000 });
    expect(shop.sleeps).toEqual([]);
  });

  it("do not repeat an answer that is too large, nor what the guard or a certificate refuses", async () => {
    const large = scripted([lost("too_large")]);
    expect(await failureOf(large.client.get("x"))).toBeInstanceOf(RetriableError);
    for (const kind of ["refused_by_guard", "tls"] as const) {
      const shop = scripted([unsent(kind)]);
      expect(await failureOf(shop.client.get("x"))).toBeInstanceOf(FatalError);
      expect(shop.requests).toHaveLength(1);
    }
  });

  it("leave a repetition to the caller where it wants to ask for less", async () => {
    const shop = scripted([{ status: 503 }, { status: 504 }, {}]);
    const repeat = (cause: Error) => !("status" in cause && cause.status === 504);
    expect(await failureOf(shop.client.get("x", {}, { repeat }))).toMatchObject({ cause: { status: 504 } });
    expect(shop.requests).toHaveLength(2);
  });

  it("end at once when they are called off", async () => {
    const stop = new AbortController();
    const shop = scripted([
      () => {
        stop.abort(new Error("cancelled"));
        throw new TransportError("aborted", "called off", true);
      },
    ]);
    expect(await failureOf(shop.client.get("x", {}, { signal: stop.signal }))).toMatchObject({
      message: "cancelled",
    });
    expect(shop.requests).toHaveLength(1);
  });
});

describe("writes", () => {
  it("are repeated when they were surely not carried out", async () => {
    const shop = scripted([unsent(), unsent("dns"), { status: 429 }, { status: 201, body: '{"id":4}' }], {
      role: "target",
    });
    expect((await shop.client.post("x", {})).json).toEqual({ id: 4 });
    expect(shop.waits.at(-1)?.reason).toBe("target_busy");
    expect(shop.counter).toEqual({ requests: 2, writes: 2 });
  });

  it("are never repeated when they may have been carried out", async () => {
    const steps: Step[] = [
      lost(),
      lost("timeout"),
      lost("truncated"),
      lost("too_large"),
      { status: 500 },
      { status: 502, body: "<html>Bad Gateway</html>" },
      { status: 504, headers: { "retry-after": "1" } },
      { status: 201, body: '{"id":' },
      { status: 200, body: "" },
    ];
    for (const step of steps) {
      const shop = scripted([step]);
      expect(await failureOf(shop.client.put("x", {}))).toBeInstanceOf(AnswerLostError);
      expect(shop.requests).toHaveLength(1);
    }
  });

  it("that were called off under way have an unknown result", async () => {
    const stop = new AbortController();
    const shop = scripted([
      () => {
        stop.abort();
        throw new TransportError("aborted", "called off", true);
      },
    ]);
    const error = await failureOf(shop.client.post("x", {}, { signal: stop.signal }));
    expect(error).toBeInstanceOf(AnswerLostError);
  });

  it("end as retriable when they never got out", async () => {
    const shop = scripted([unsent(), unsent()], { maxRetries: 1 });
    expect(await failureOf(shop.client.delete("x"))).toBeInstanceOf(RetriableError);
  });

  it("that change nothing are treated as reads", async () => {
    const shop = scripted([lost(), {}]);
    await shop.client.post("graphql", { query: "{}" }, { safe: true });
    expect(shop.counter).toEqual({ requests: 2, writes: 0 });
  });
});

describe("classify", () => {
  it("can hand back, repeat, give up or throw", async () => {
    const verdicts = {
      500: "return",
      503: "retry",
      404: "lost",
      401: new FatalError("Token refused."),
    } as const;
    const classify: HttpClientOptions["classify"] = ({ status }) => verdicts[status as keyof typeof verdicts];
    const write = (...steps: Step[]) => failureOf(scripted(steps, { classify }).client.post("x", {}));
    expect(await write({ status: 500 })).toBeUndefined();
    expect(await write({ status: 503 }, {})).toBeUndefined();
    expect(await write({ status: 404 })).toBeInstanceOf(AnswerLostError);
    expect(await write({ status: 401 })).toMatchObject({ message: "Token refused." });
  });
});

describe("secrets", () => {
  it("are in no error, however they travelled", async () => {
    const secret = 'cs_se+cr"et';
    const body = JSON.stringify({ echoed: secret, header: `Authorization: Basic ${btoa("ck:other")}` });
    const shop = scripted([{ status: 503, body }, new TransportError("reset", `lost ${secret}`, true)], {
      maxRetries: 0,
      secrets: [secret],
    });
    for (let round = 0; round < 2; round += 1) {
      const error = await failureOf(
        shop.client.get("x", { consumer_secret: secret, oauth_signature: "Zm9v" }),
      );
      const said = JSON.stringify([
        error,
        (error as RetriableError).message,
        (error as RetriableError).technical,
      ]);
      for (const form of [secret, encodeURIComponent(secret), btoa("ck:other"), "Zm9v", "se+cr"]) {
        expect(said).not.toContain(form);
      }
      expect(said).toContain("***");
    }
  });
});

describe("throttle", () => {
  it("is asked before and told after each attempt, answered or not", async () => {
    const events: string[] = [];
    const shop = scripted([lost(), { headers: { left: "3" } }], {
      throttle: {
        acquire: async () => {
          events.push("acquire");
        },
        release: (answer) => events.push(`release ${answer?.headers.left}`),
      },
    });
    await shop.client.get("x");
    expect(events).toEqual(["acquire", "release undefined", "acquire", "release 3"]);
  });
});
