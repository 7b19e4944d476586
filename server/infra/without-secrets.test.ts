import { describe, expect, it } from "vitest";
import { createLogger } from "./logger";
import { withoutSecrets } from "./without-secrets";

describe("withoutSecrets", () => {
  it.each([
    ["accessToken", "abc"],
    ["consumer_secret", "abc"],
    ["Authorization", "Basic abc"],
    ["X-Auth-Token", "abc"],
    ["credentialsKeys", ["abc"]],
    ["password", "abc"],
  ])("hides %s at any depth", (name, value) => {
    expect(withoutSecrets({ a: [{ [name]: value }] })).toEqual({ a: [{ [name]: "[hidden]" }] });
  });

  it("hides secrets that a text quotes, and leaves the rest readable", () => {
    const key = `ck_${"0a".repeat(20)}`;
    expect(withoutSecrets(`GET /products?consumer_key=${key} refused`)).toBe(
      "GET /products?consumer_key=ck_[hidden] refused",
    );
    expect(withoutSecrets("postgresql://me:pw1234@db:5432/x")).toBe("postgresql://me:[hidden]@db:5432/x");
    expect(withoutSecrets("sent Bearer abcdefgh123")).toBe("sent Bearer [hidden]");
  });

  it("stops at values that hold themselves", () => {
    const loop: Record<string, unknown> = { name: "a" };
    loop.self = loop;
    expect(JSON.stringify(withoutSecrets(loop))).toContain("[deeper]");
  });

  it("hides the value that follows a secret's name in a list, as raw headers come", () => {
    expect(withoutSecrets(["X-Auth-Token", "abc", "Accept", "text/html"])).toEqual([
      "X-Auth-Token",
      "[hidden]",
      "Accept",
      "text/html",
    ]);
  });
});

/** One value that is found nowhere else, in every place where a credential can stand. */
const SECRET = "Zq7hunter2Zq7hunter2Zq7hunter2Zq7hunter2";
const wooKey = `ck_${"0badc0de".repeat(5)}`;

const CREDENTIALS: Record<string, unknown> = {
  password: SECRET,
  newPassword: SECRET,
  passwordHash: SECRET,
  passphrase: SECRET,
  pwd: SECRET,
  accessToken: SECRET,
  access_token: SECRET,
  refreshToken: SECRET,
  sessionToken: SECRET,
  csrfToken: SECRET,
  clientSecret: SECRET,
  client_secret: SECRET,
  consumerKey: wooKey,
  consumer_key: wooKey,
  consumerSecret: SECRET,
  apiKey: SECRET,
  "api-key": SECRET,
  privateKey: `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----`,
  signingKey: SECRET,
  INNGEST_SIGNING_KEY: `signkey-prod-${"0badc0de".repeat(8)}`,
  INNGEST_EVENT_KEY: SECRET,
  AUTH_SECRET: SECRET,
  NEXTAUTH_SECRET: SECRET,
  CREDENTIALS_KEYS: `1:${SECRET}`,
  METRICS_TOKEN: SECRET,
  totpSecret: SECRET,
  otp: SECRET,
  recoveryCodes: [SECRET],
  authorization: `Basic ${SECRET}`,
  Authorization: `Bearer ${SECRET}`,
  "proxy-authorization": SECRET,
  "x-auth-token": SECRET,
  "X-Auth-Client": SECRET,
  cookie: `next-auth.session-token=${SECRET}`,
  "set-cookie": [`a=${SECRET}`],
  "x-bc-signature": SECRET,
  credentials: { deep: SECRET },
  secrets: new Map([["any", SECRET]]),
};

/** The same value quoted in texts whose names say nothing. */
const QUOTED: string[] = [
  `postgresql://primelink:${SECRET}@db:5432/x`,
  `smtps://me:${SECRET}@mail.example.com`,
  `GET https://shop.example/wp-json/wc/v3/products?consumer_key=${wooKey}&consumer_secret=${SECRET}`,
  `GET /orders?oauth_consumer_key=${wooKey}&oauth_signature=${SECRET}`,
  `https://app.example/reset?token=${SECRET}`,
  `https://hooks.slack.com/services/T000/B000/${SECRET}`,
  `POST /api/webhooks/bigcommerce/${SECRET}`,
  `POST /api/connections/woocommerce/authorized/${SECRET}`,
  `otpauth://totp/PrimeLink:me?secret=${SECRET}`,
  `{"access_token":"${SECRET}","scope":"store_v2_products"}`,
  `X-Auth-Token: ${SECRET}`,
  `Authorization: Bearer ${SECRET}`,
  `Cookie: ${SECRET}`,
  `password='${SECRET}'`,
  `eyJhbGciOiJIUzI1NiJ9.${SECRET}.${SECRET}`,
];

describe("a logged object", () => {
  const written: string[] = [];
  const log = createLogger({ write: (line) => void written.push(line) });
  const line = (work: () => void) => {
    written.length = 0;
    work();
    return written.join("");
  };
  const betrayals = (text: string) => [SECRET, "0badc0de0badc0de"].filter((secret) => text.includes(secret));

  it.each(Object.entries(CREDENTIALS))("hides %s, however deep", (name, value) => {
    const nested = { request: { steps: [{ connection: { [name]: value } }] }, note: "kept" };
    const text = line(() => log.info(nested, "tried"));
    expect(text).toContain("kept");
    expect(betrayals(text)).toEqual([]);
  });

  it.each(QUOTED)("hides what %s quotes", (text) => {
    const said = line(() => {
      log.info(
        { note: text, error: new Error(text, { cause: new AggregateError([new Error(text)], text) }) },
        text,
      );
      log.child({ note: text }).warn("%s and %j", text, { note: text });
    });
    expect(betrayals(said)).toEqual([]);
  });

  it("leaves what is no secret readable", () => {
    const fields = {
      runId: "r1",
      storeHash: "abc123",
      keyVersion: 2,
      tokens: undefined,
      key: "price",
      total: 3,
    };
    expect(
      JSON.parse(line(() => log.info(fields, "Read 3 products from https://shop.example/?page=2"))),
    ).toMatchObject({
      runId: "r1",
      storeHash: "abc123",
      keyVersion: 2,
      key: "price",
      total: 3,
      msg: "Read 3 products from https://shop.example/?page=2",
    });
  });
});
