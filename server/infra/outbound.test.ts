import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { TransportError, type TransportRequest } from "@/server/connectors/core/transport";
import { createOutbound, type Outbound, type OutboundOptions } from "./outbound";
import type { Resolver } from "./outbound-guard";

const servers: Server[] = [];
const outbounds: Outbound[] = [];

afterEach(async () => {
  await Promise.all(outbounds.splice(0).map((outbound) => outbound.close()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const port = await serve(() => {});
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return port;
}

/** Names that resolve as the test says, asked anew for each connection. */
function names(table: Record<string, string[] | (() => string[])>): Resolver {
  return (hostname, callback) => {
    const entry = table[hostname];
    const addresses = typeof entry === "function" ? entry() : entry;
    if (!addresses) return callback(Object.assign(new Error("unknown"), { code: "ENOTFOUND" }), []);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
}

function outbound(options: OutboundOptions = {}) {
  const made = createOutbound(options);
  outbounds.push(made);
  return (url: string, request: Partial<TransportRequest> = {}) =>
    made.transport({ method: "GET", url, headers: {}, timeoutMs: 2000, ...request });
}

async function failure(promise: Promise<unknown>): Promise<TransportError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TransportError)) throw new Error(`expected a TransportError, got ${String(error)}`);
  return error;
}

async function kindOf(promise: Promise<unknown>): Promise<string> {
  const error = await failure(promise);
  return `${error.kind} ${error.sent ? "sent" : "not sent"}`;
}

describe("check", () => {
  it("refuses what would not be opened, and sends nothing", async () => {
    let asked = 0;
    const port = await serve(() => {
      asked += 1;
    });
    const resolve = names({ "inner.test": ["10.0.0.5"], "outer.test": ["93.184.216.34"] });
    const made = createOutbound({ resolve, allow: [`127.0.0.1:${port}`] });
    outbounds.push(made);
    for (const address of [
      "https://10.0.0.5/",
      "https://inner.test/",
      "https://[::1]/",
      "ftp://outer.test/",
    ]) {
      expect(await kindOf(made.check(address))).toBe("refused_by_guard not sent");
    }
    await made.check("https://outer.test/hook");
    await made.check("https://nobody-knows.test/hook");
    await made.check(`http://127.0.0.1:${port}/`);
    expect(asked).toBe(0);
  });
});

describe("guard", () => {
  it("refuses every literal address that is not public, before anything is opened", async () => {
    const send = outbound();
    const refused = [
      "http://127.0.0.1/",
      "http://127.1/",
      "http://2130706433/",
      "http://0x7f000001/",
      "http://0.0.0.0/",
      "http://10.0.0.5/",
      "http://172.16.9.9/",
      "http://192.168.1.1/",
      "http://169.254.169.254/latest/meta-data",
      "http://100.100.100.200/",
      "http://168.63.129.16/",
      "http://192.0.0.192/",
      "http://198.18.0.1/",
      "http://224.0.0.1/",
      "http://255.255.255.255/",
      "http://[::1]/",
      "http://[::]/",
      "http://[::127.0.0.1]/",
      "http://[::ffff:10.0.0.1]/",
      "http://[::ffff:7f00:1]/",
      "http://[fe80::1]/",
      "http://[fc00::1]/",
      "http://[fd00:ec2::254]/",
      "http://[ff02::1]/",
      "http://[64:ff9b::a00:1]/",
      "http://[2002:7f00:1::]/",
      "http://[2001:db8::1]/",
    ];
    for (const url of refused)
      expect([url, await kindOf(send(url))]).toEqual([url, "refused_by_guard not sent"]);
  });

  it("refuses other schemes, credentials in the address, and what is no address", async () => {
    const send = outbound({ resolve: names({ "shop.example": ["93.184.216.34"] }) });
    for (const url of [
      "file:///etc/passwd",
      "ftp://shop.example/",
      "https://me:secret@shop.example/",
      "shop",
    ]) {
      expect([url, await kindOf(send(url))]).toEqual([url, "refused_by_guard not sent"]);
    }
    const error = await failure(send("https://me:topsecret@shop.example/"));
    expect(error.message).not.toContain("topsecret");
  });

  it("refuses a name if any of its addresses is an inner one, and does not tell which", async () => {
    const resolve = names({
      "mixed.example": ["93.184.216.34", "10.9.8.7"],
      "mapped.example": ["::ffff:10.9.8.7"],
      "odd.example": ["not-an-ip"],
    });
    const send = outbound({ resolve });
    for (const host of ["mixed.example", "mapped.example", "odd.example"]) {
      const error = await failure(send(`https://${host}/`));
      expect([host, error.kind, error.sent]).toEqual([host, "refused_by_guard", false]);
      expect(error.message).not.toContain("10.9.8.7");
    }
  });

  it("checks the name again for each connection, so that it cannot turn inwards later", async () => {
    const port = await serve((_request, response) => {
      response.setHeader("connection", "close").end("here");
    });
    let asked = 0;
    const resolve = names({ "turning.example": () => [asked++ === 0 ? "127.0.0.1" : "127.0.0.2"] });
    const send = outbound({ resolve, allow: ["127.0.0.1/32"] });
    expect((await send(`http://turning.example:${port}/`)).body).toBe("here");
    expect(await kindOf(send(`http://turning.example:${port}/`))).toBe("refused_by_guard not sent");
  });

  it("refuses ports on which no shop answers", async () => {
    const send = outbound({ resolve: names({ "shop.example": ["93.184.216.34"] }) });
    const error = await failure(send("http://shop.example:6379/"));
    expect(error.kind).toBe("refused_by_guard");
    expect(error.message).toContain("port 6379");
  });

  it("opens what the allow list names, by host and port or by range", async () => {
    const port = await serve((_request, response) => response.end("here"));
    const resolve = names({ "shop.example": ["127.0.0.1"] });
    const url = `http://shop.example:${port}/`;
    for (const allow of [`shop.example:${port}`, `127.0.0.1:${port}`, "127.0.0.0/8"]) {
      expect([allow, (await outbound({ resolve, allow: [allow] })(url)).body]).toEqual([allow, "here"]);
    }
    for (const allow of [`shop.example:${port + 1}`, "10.0.0.0/8", "::/0"]) {
      const kind = await kindOf(outbound({ resolve, allow: [allow] })(url));
      expect([allow, kind]).toEqual([allow, "refused_by_guard not sent"]);
    }
    expect((await outbound({ allow: [`127.0.0.1:${port}`] })(`http://127.0.0.1:${port}/`)).body).toBe("here");
  });

  it("does not start with an allow list it cannot read", () => {
    for (const entry of ["10.0.0.0/99", "shop.example", "shop.example:99999", "*"]) {
      expect(() => createOutbound({ allow: [entry] })).toThrow(/OUTBOUND_ALLOW/);
    }
  });
});

describe("redirects", () => {
  it("are followed for reads, keep credentials at home and tell where they ended", async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      seen.push(request.headers.authorization, request.headers["x-auth-token"] as string | undefined);
      response.end("arrived");
    });
    const home = await serve((request, response) => {
      seen.push(request.headers.authorization);
      const location = request.url === "/start" ? "/again" : `http://127.0.0.1:${elsewhere}/end`;
      response.writeHead(302, { location }).end();
    });
    const send = outbound({ allow: ["127.0.0.0/8"] });
    const headers = { Authorization: "Basic abc", "X-Auth-Token": "t" };
    const answer = await send(`http://127.0.0.1:${home}/start`, { headers });
    expect([answer.body, answer.url]).toEqual(["arrived", `http://127.0.0.1:${elsewhere}/end`]);
    expect(seen).toEqual(["Basic abc", "Basic abc", undefined, undefined]);
  });

  it("are checked like the first address", async () => {
    const inner = await serve((_request, response) => response.end("secret"));
    const home = await serve((_request, response) => {
      response.writeHead(301, { location: `http://127.0.0.1:${inner}/` }).end();
    });
    const send = outbound({ allow: [`127.0.0.1:${home}`] });
    expect(await kindOf(send(`http://127.0.0.1:${home}/`))).toBe("refused_by_guard not sent");
  });

  it("are handed back for writes, and after five hops", async () => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked += 1;
      response.writeHead(307, { location: "/round" }).end();
    });
    const send = outbound({ allow: ["127.0.0.0/8"] });
    expect((await send(`http://127.0.0.1:${port}/`, { method: "POST", body: "{}" })).status).toBe(307);
    expect(asked).toBe(1);
    expect((await send(`http://127.0.0.1:${port}/`)).status).toBe(307);
    expect(asked).toBe(7);
  });
});

describe("exchange", () => {
  const allow = ["127.0.0.0/8"];

  it("sends method, headers and body, and reads a packed answer", async () => {
    const port = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { host: _host, connection: _connection, ...headers } = request.headers;
        const said = JSON.stringify({
          method: request.method,
          headers,
          body: Buffer.concat(chunks).toString(),
        });
        response
          .writeHead(201, { "Content-Encoding": "gzip", "Set-Cookie": ["a=1", "b=2"] })
          .end(gzipSync(said));
      });
    });
    const answer = await outbound({ allow })(`http://127.0.0.1:${port}/x?id%3Agreater=1`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: '{"name":"é"}',
    });
    expect([answer.status, answer.headers["set-cookie"]]).toEqual([201, "a=1, b=2"]);
    expect(JSON.parse(answer.body)).toEqual({
      method: "PUT",
      headers: {
        "accept-encoding": "gzip, deflate, br",
        "content-length": "13",
        "content-type": "application/json",
        "user-agent": "PrimeLink",
      },
      body: '{"name":"é"}',
    });
  });

  it("keeps its connections for the next requests", async () => {
    const ports = new Set<number | undefined>();
    const port = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end("ok");
    });
    const send = outbound({ allow });
    for (let round = 0; round < 9; round += 1) await send(`http://127.0.0.1:${port}/`);
    // The pool may open a second one while the first is still being put back.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it("tells what never left from what may have arrived", async () => {
    const faulty = await serve((request, response) => {
      if (request.url === "/reset") return request.socket.resetAndDestroy();
      if (request.url === "/cut") {
        response.writeHead(200, { "content-length": "100" });
        response.write('{"id":', () => request.socket.destroy());
        return;
      }
      if (request.url === "/badzip") return response.writeHead(200, { "content-encoding": "gzip" }).end("no");
    });
    const closed = await closedPort();
    const never: Resolver = () => {};
    const send = outbound({ allow });
    const base = `http://127.0.0.1:${faulty}`;
    const post = { method: "POST", body: "{}" } as const;
    expect(await kindOf(send(`${base}/reset`, post))).toBe("reset sent");
    expect(await kindOf(send(`${base}/cut`, post))).toBe("truncated sent");
    expect(await kindOf(send(`${base}/badzip`))).toBe("truncated sent");
    expect(await kindOf(send(`${base}/silent`, { ...post, timeoutMs: 100 }))).toBe("timeout sent");
    expect(await kindOf(send(`http://127.0.0.1:${closed}/`, post))).toBe("connect not sent");
    expect(await kindOf(send(`https://127.0.0.1:${faulty}/`, post))).toBe("tls not sent");
    expect(await kindOf(outbound({ resolve: names({}) })("http://nowhere.example/"))).toBe("dns not sent");
    expect(await kindOf(outbound({ resolve: never })("http://slow.example/", { timeoutMs: 50 }))).toBe(
      "timeout not sent",
    );
  });

  it("can be called off before and while it is under way", async () => {
    const port = await serve(() => {});
    const send = outbound({ allow });
    const url = `http://127.0.0.1:${port}/`;
    expect(await kindOf(send(url, { signal: AbortSignal.abort() }))).toBe("aborted not sent");
    expect(await kindOf(send(url, { method: "POST", signal: AbortSignal.timeout(50) }))).toBe("aborted sent");
  });

  it("stops reading an answer that is too large, packed or not", async () => {
    const port = await serve((request, response) => {
      const body = Buffer.alloc(300_000, "a");
      if (request.url === "/packed")
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(body));
      else response.end(body);
    });
    const send = outbound({ allow, maxBytes: 100_000 });
    expect(await kindOf(send(`http://127.0.0.1:${port}/plain`))).toBe("too_large sent");
    expect(await kindOf(send(`http://127.0.0.1:${port}/packed`))).toBe("too_large sent");
  });
});
