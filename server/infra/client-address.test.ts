import { describe, expect, it } from "vitest";
import { clientAddress, networkOf } from "./client-address";

const from = (forwardedFor: string | null, trustedProxies: number, peer: string | null = "10.0.0.1") =>
  clientAddress({ forwardedFor, peer, trustedProxies });

describe("clientAddress", () => {
  it("believes no header without a proxy of ours", () => {
    expect(from("203.0.113.9", 0)).toBe("10.0.0.1");
    expect(from("203.0.113.9", 0, null)).toBeNull();
  });

  it("takes what the outermost proxy of ours has seen, whatever was written before it", () => {
    expect(from("203.0.113.9", 1)).toBe("203.0.113.9");
    expect(from("1.1.1.1, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(from("1.1.1.1, 203.0.113.9, 10.0.0.7", 2)).toBe("203.0.113.9");
  });

  it("falls back to the connection when a proxy was passed by or wrote nonsense", () => {
    expect(from("203.0.113.9", 2)).toBe("10.0.0.1");
    expect(from(null, 1)).toBe("10.0.0.1");
    expect(from("unknown", 1)).toBe("10.0.0.1");
    expect(from("203.0.113.9:4711", 1, null)).toBeNull();
  });

  it("writes addresses one way", () => {
    expect(from(null, 0, "::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(from(null, 0, "2001:DB8:0:0::1")).toBe("2001:db8::1");
  });
});

describe("networkOf", () => {
  it("is the address itself for IPv4, and the /64 for IPv6", () => {
    expect(networkOf("192.0.2.1")).toBe("192.0.2.1");
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:db8:1:2::9")).toBe("2001:db8:1:2::/64");
  });
});
