import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TransportError } from "@/server/connectors/core/transport";
import { type LocalDns, startLocalDns, type Zone } from "./dns-for-test";
import { createOutbound, type Outbound, type OutboundOptions } from "./outbound";
import { createOutboundGuard, type OutboundGuardOptions } from "./outbound-guard";

/** An address that the guard lets through. Nothing here connects to it. */
const PUBLIC = "93.184.216.34";

/** Each of these leads to where a user must not: whole networks by all the ways in which they can be written. */
const HOSTILE: Record<string, readonly string[]> = {
  "private IPv4": [
    "http://10.0.0.1/",
    "http://10.255.255.254/",
    "http://172.16.0.1/",
    "http://172.31.255.254/",
    "http://192.168.0.1/",
    "http://192.168.255.254/",
  ],
  "this machine": [
    "http://127.0.0.1/",
    "http://127.255.255.254/",
    "http://0.0.0.0/",
    "http://0.1.2.3/",
    "http://[::1]/",
    "http://[::]/",
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST/",
    "http://shop.localhost/",
    "http://localhost.localdomain/",
  ],
  "link-local and metadata of clouds": [
    "http://169.254.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/v2/credentials",
    "http://169.254.169.253/",
    "http://100.100.100.200/latest/meta-data/",
    "http://168.63.129.16/machine",
    "http://192.0.0.192/opc/v2/instance/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[fd20:ce::254]/",
    "http://[fe80::1]/",
    "http://[fe80::a9fe:a9fe]/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://metadata.google.internal./",
    "http://metadata/",
    "http://instance-data.ec2.internal/",
    "http://metadata.azure.internal/",
  ],
  "IPv4 in other forms": [
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2852039166/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://10.1/",
    "http://0xA.0x0.0x0.0x1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://169.254.169.254./",
  ],
  "IPv6 that holds or hides an inner address": [
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a00:1]/",
    "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:0:10.0.0.1]/",
    "http://[64:ff9b::10.0.0.1]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:a00:1::]/",
    "http://[2002:7f00:1::1]/",
    "http://[2001:0:a00:1::1]/",
    "http://[fc00::1]/",
    "http://[fdff:ffff::1]/",
    "http://[fec0::1]/",
    "http://[100::1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
  ],
  "multicast, broadcast and reserved": [
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://100.64.0.1/",
    "http://100.127.255.254/",
    "http://198.18.0.1/",
    "http://192.0.2.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://192.88.99.1/",
    "http://[ff02::1]/",
    "http://[ff0e::1]/",
  ],
  "what an address hides before its host": [
    "http://shop.example@127.0.0.1/",
    "http://shop.example:80@169.254.169.254/",
    "http://user:pass@shop.example/",
    "http://127.0.0.1\\@shop.example/",
    "http:\\\\127.0.0.1\\",
    "http://127.0.0.1%2f@shop.example/",
  ],
  "other schemes": [
    "file:///etc/passwd",
    "gopher://shop.example:70/_x",
    "ftp://shop.example/",
    "data:text/plain,hello",
    "dict://shop.example:11211/stats",
    "ldap://shop.example/",
    "jar:http://shop.example!/",
    "javascript:alert(1)",
    "blob:http://shop.example/1",
    "ws://shop.example/",
    "//shop.example/",
    "shop.example",
    "",
  ],
  "ports that no shop has": [
    "http://shop.example:22/",
    "http://shop.example:25/",
    "http://shop.example:5432/",
    "http://shop.example:6379/",
    "http://shop.example:9200/",
    "http://shop.example:2375/",
    "https://shop.example:3306/",
  ],
  "names that lead inwards": [
    "http://private.example/",
    "http://loopback.example/",
    "http://metadata.example/",
    "http://six.example/",
    "http://mapped.example/",
    "http://both.example/",
    "http://both-families.example/",
    "http://intranet/",
    "http://postgres/",
    "http://printer.local/",
    "http://router.home.arpa/",
    "http://wiki.corp/",
    "http://xn--n3h.local/",
  ],
};

let turns = 0;
const ZONE: Zone = {
  "shop.example": [PUBLIC],
  "private.example": ["10.1.2.3"],
  "loopback.example": ["127.0.0.1"],
  "metadata.example": ["169.254.169.254"],
  "six.example": ["fd00::1"],
  "mapped.example": ["::ffff:192.168.1.1"],
  "both.example": [PUBLIC, "192.168.1.1"],
  "both-families.example": [PUBLIC, "::1"],
  // Inner resolvers know these; a search domain may even lead them to somebody else's public address.
  postgres: ["172.18.0.2"],
  intranet: [PUBLIC],
  "wiki.corp": [PUBLIC],
  localhost: ["127.0.0.1"],
  // First public, so that it passes a check; then inner, when it is connected to.
  "rebinding.example": (asked) => [asked === 0 ? PUBLIC : "127.0.0.1"],
  "turning.example": (asked) => {
    turns = asked + 1;
    return [asked === 0 ? "127.0.0.1" : "127.0.0.2"];
  },
};

let dns: LocalDns;
let home: Server;
let inner: Server;
let homePort: number;
const reached: string[] = [];
const outbounds: Outbound[] = [];

beforeAll(async () => {
  dns = await startLocalDns(ZONE);
  inner = createServer((request, response) => {
    reached.push(request.url ?? "");
    response.setHeader("connection", "close").end("inner");
  });
  home = createServer((request, response) => {
    const to = new URL(request.url ?? "", "http://home").searchParams.get("to");
    if (to === null) return response.setHeader("connection", "close").end("here");
    response.writeHead(302, { location: to }).end();
  });
  for (const server of [home, inner]) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }
  homePort = (home.address() as AddressInfo).port;
});

afterAll(async () => {
  for (const outbound of outbounds) await outbound.close();
  for (const server of [home, inner]) {
    server.closeAllConnections();
    server.close();
  }
  dns.close();
});

/** What came of opening an address: the answer's body, or why there was none. */
function opener(options: OutboundOptions = {}) {
  const outbound = createOutbound({ resolve: dns.resolve, connectTimeoutMs: 300, ...options });
  outbounds.push(outbound);
  return async (url: string): Promise<string> => {
    try {
      return (await outbound.transport({ method: "GET", url, headers: {}, timeoutMs: 2_000 })).body;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      return `${error.kind}${error.sent ? ", but it was sent" : ""}`;
    }
  };
}

const list = Object.entries(HOSTILE).flatMap(([family, urls]) => urls.map((url) => ({ family, url })));

it("lists at least forty hostile addresses, none twice", () => {
  expect(new Set(list.map(({ url }) => url)).size).toBe(list.length);
  expect(list.length).toBeGreaterThan(40);
});

describe("a hostile address", () => {
  it.each(list)("is refused: $url ($family)", async ({ url }) => {
    expect(await opener()(url)).toBe("refused_by_guard");
  });

  // Without a scheme a location is a path of the same host, and a header holds no other letters.
  it.each(list.filter(({ url }) => /^[a-z]+:[!-~]+$/.test(url)))(
    "is refused when an answer redirects to it: $url",
    async ({ url }) => {
      const to = encodeURIComponent(url);
      expect(
        await opener({ allow: [`127.0.0.1:${homePort}`] })(`http://127.0.0.1:${homePort}/?to=${to}`),
      ).toBe("refused_by_guard");
    },
  );

  it("never reaches what listens on this machine", () => {
    expect(reached).toEqual([]);
  });
});

/** The address that a connection to this name and port would be made to, or why none would. */
function lookUp(url: string, options: OutboundGuardOptions = {}): Promise<string> {
  const guard = createOutboundGuard({ resolve: dns.resolve, ...options });
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    guard.lookupFor(Number(port || (protocol === "https:" ? 443 : 80)))(hostname, {}, (error, address) =>
      resolve(error ? error.name : String(address)),
    );
  });
}

describe("a name that turns", () => {
  it("is let through while it is public, and refused the moment it is not", async () => {
    expect(await lookUp("http://rebinding.example/")).toBe(PUBLIC);
    expect(await lookUp("http://rebinding.example/")).toBe("GuardRefusal");
  });

  it("is asked for once a connection, so what is connected to is what was checked", async () => {
    const open = opener({ allow: ["127.0.0.1/32"] });
    expect(await open(`http://turning.example:${homePort}/`)).toBe("here");
    expect(turns).toBe(1);
    expect(await open(`http://turning.example:${homePort}/`)).toBe("refused_by_guard");
    expect(turns).toBe(2);
  });
});

describe("what is allowed", () => {
  it("lets public addresses through on the ports of shops", async () => {
    for (const url of ["http://shop.example/", "https://shop.example/", "https://shop.example:8443/"]) {
      expect([url, await lookUp(url)]).toEqual([url, PUBLIC]);
    }
    expect(() => createOutboundGuard().checkUrl(new URL(`http://${PUBLIC}:8080/`))).not.toThrow();
  });

  it("takes other ports by policy", async () => {
    expect(await lookUp("http://shop.example/", { ports: [443] })).toBe("GuardRefusal");
    expect(await lookUp("https://shop.example:9443/", { ports: [443, 9443] })).toBe(PUBLIC);
  });

  it("opens the stand-in stores by the host and port that the allowance names, and nothing beside them", async () => {
    const open = opener({ allow: [`127.0.0.1:${homePort}`, `localhost:${homePort}`] });
    expect(await open(`http://127.0.0.1:${homePort}/`)).toBe("here");
    expect(await open(`http://localhost:${homePort}/`)).toBe("here");
    const innerPort = (inner.address() as AddressInfo).port;
    expect(await open(`http://127.0.0.1:${innerPort}/`)).toBe("refused_by_guard");
    expect(await open(`http://localhost:${innerPort}/`)).toBe("refused_by_guard");
    expect(reached).toEqual([]);
  });

  it("opens an inner name whose address is in an allowed range", async () => {
    expect(await lookUp("http://postgres/", { allow: ["172.18.0.0/16"] })).toBe("172.18.0.2");
  });
});
