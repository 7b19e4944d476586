import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyPost } from "./verify-post";

/** As the library of BigCommerce's own guide signs it. */
const body =
  '{"scope":"store/order/created","store_id":"1025646","data":{"type":"order","id":250},"hash":"dd70c0976e06b67aaf671e73f49dcb79230ebf9d","created_at":1561479335,"producer":"stores/abc123"}';
const signed = {
  "x-primelink-webhook-secret": "header0secret",
  "webhook-id": "msg_1",
  "webhook-timestamp": "1561479335",
  "webhook-signature": "v1,8SkZXAjQTeZ76AFMRQKFgbIf2eRvRoqzO6elbkC+ipo=",
};
const post = {
  headers: signed as Record<string, string>,
  rawBody: body,
  secret: "header0secret",
  credentials: { clientSecret: "client_secret_example_0123456789" } as Record<string, string>,
  nowMs: 1_561_479_335_000,
};
type Post = typeof post;
const reason = (changes: Partial<Post>) => {
  const verdict = verifyPost({ ...post, ...changes });
  return verdict.ok ? "ok" : verdict.reason;
};
const headers = (changes: Record<string, string>) => ({ headers: { ...signed, ...changes } });

describe("the secret header", () => {
  const bare = { "x-primelink-webhook-secret": "header0secret" };

  it("lets through what carries it", () => {
    expect(reason({ headers: bare })).toBe("ok");
  });

  it("refuses what lacks it or has another", () => {
    expect(reason({ headers: {} })).toMatch(/missing/);
    for (const wrong of ["header0secre", "header0secret ", "HEADER0SECRET", "x"]) {
      expect(reason({ headers: { "x-primelink-webhook-secret": wrong } })).toMatch(/wrong/);
    }
    expect(reason({ secret: "", headers: { "x-primelink-webhook-secret": "" } })).toMatch(/missing/);
  });

  it("is needed beside a right signature", () => {
    expect(reason(headers({ "x-primelink-webhook-secret": "other" }))).toMatch(/secret header is wrong/);
  });
});

describe("the signature", () => {
  it("of the standard's library is right", () => {
    expect(reason({})).toBe("ok");
    const several = `v1a,abc v1,AAAA ${signed["webhook-signature"]}`;
    expect(reason(headers({ "webhook-signature": several }))).toBe("ok");
  });

  it("is refused when anything that it covers was changed", () => {
    expect(reason({ rawBody: `${body} ` })).toMatch(/signature is wrong/);
    expect(reason(headers({ "webhook-id": "msg_2" }))).toMatch(/signature is wrong/);
    expect(reason(headers({ "webhook-timestamp": "1561479336" }))).toMatch(/signature is wrong/);
    expect(reason({ credentials: { clientSecret: "other" } })).toMatch(/signature is wrong/);
    expect(reason(headers({ "webhook-signature": signed["webhook-signature"].slice(3) }))).toMatch(/wrong/);
  });

  it("is refused without its id or time, and five minutes away from now", () => {
    expect(reason(headers({ "webhook-id": "" }))).toMatch(/no id or no time/);
    expect(reason(headers({ "webhook-timestamp": "soon" }))).toMatch(/no id or no time/);
    expect(reason({ nowMs: post.nowMs + 299_000 })).toBe("ok");
    expect(reason({ nowMs: post.nowMs - 299_000 })).toBe("ok");
    expect(reason({ nowMs: post.nowMs + 301_000 })).toMatch(/five minutes/);
    expect(reason({ nowMs: post.nowMs - 301_000 })).toMatch(/five minutes/);
  });

  it("counts for nothing where the client secret is not known", () => {
    expect(reason({ credentials: {}, ...headers({ "webhook-signature": "v1,wrong" }) })).toBe("ok");
    expect(reason({ credentials: { clientSecret: "" } })).toBe("ok");
  });
});

it("never throws, and lets nothing through without the secret", () => {
  const text = fc.string();
  const names = fc.constantFrom(...Object.keys(signed), "content-type");
  fc.assert(
    fc.property(fc.dictionary(names, text), text, text, fc.integer(), (given, secret, rawBody, nowMs) => {
      const verdict = verifyPost({
        headers: given,
        rawBody,
        secret,
        credentials: { clientSecret: secret },
        nowMs,
      });
      if (given["x-primelink-webhook-secret"] !== secret) expect(verdict.ok).toBe(false);
    }),
  );
});
