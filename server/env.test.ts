import { describe, expect, it } from "vitest";
import { EnvError, installationSecrets, readEnv } from "./env";

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const good = {
  DATABASE_URL: "postgresql://primelink:pw@localhost:5432/primelink",
  NEXTAUTH_SECRET: "s".repeat(32),
  NEXTAUTH_URL: "http://localhost:3000",
  CREDENTIALS_KEYS: `1:${key(1)},2:${key(2)}`,
};

function complaintsOf(changes: Record<string, string | undefined>): string[] {
  try {
    readEnv({ ...good, ...changes });
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.message.split("\n");
    throw error;
  }
}

describe("readEnv", () => {
  it("takes next-auth's names and fills in what has a default", () => {
    const env = readEnv(good);
    expect(env.APP_URL).toBe("http://localhost:3000");
    expect(env.INNGEST_EXECUTOR).toBe("embedded");
    expect(env.OUTBOUND_ALLOW).toEqual([]);
    expect(env.OUTBOUND_PORTS).toEqual([80, 443, 8080, 8443]);
    expect(env.METRICS_TOKEN).toBeUndefined();
  });

  it("prefers the project's own names", () => {
    expect(readEnv({ ...good, APP_URL: "https://a.example" }).APP_URL).toBe("https://a.example");
  });

  it("takes the key of the highest version as the current one", () => {
    const { current, keys } = readEnv(good).CREDENTIALS_KEYS;
    expect(current).toBe(2);
    expect(keys.get(1)).toEqual(Buffer.alloc(32, 1));
  });

  it("takes one key without a version as version 1", () => {
    const env = readEnv({ ...good, CREDENTIALS_KEYS: undefined, CREDENTIALS_KEY: key(7) });
    expect([...env.CREDENTIALS_KEYS.keys.keys()]).toEqual([1]);
  });

  it("reads hosts with ports and ranges of addresses", () => {
    expect(
      readEnv({ ...good, OUTBOUND_ALLOW: "Localhost:4001, [::1]:4002, 10.0.0.0/8" }).OUTBOUND_ALLOW,
    ).toEqual([{ host: "localhost", port: 4001 }, { host: "::1", port: 4002 }, { cidr: "10.0.0.0/8" }]);
  });

  it.each([
    [{ DATABASE_URL: undefined }, "DATABASE_URL is not set. Write the address of a Postgres"],
    [{ DATABASE_URL: "" }, "DATABASE_URL is not set."],
    [{ DATABASE_URL: "mysql://x/y" }, "DATABASE_URL is not an address such as postgresql://"],
    [{ NEXTAUTH_SECRET: "short" }, "AUTH_SECRET is shorter than 32 characters. Make one with"],
    [{ CREDENTIALS_KEYS: "1:c2hvcnQ=" }, "CREDENTIALS_KEYS has a key of 5 bytes for version 1, not of 32."],
    [{ CREDENTIALS_KEYS: `1:${key(1)},1:${key(2)}` }, "CREDENTIALS_KEYS names version 1 twice."],
    [{ EXECUTOR_PORT: "70000" }, "EXECUTOR_PORT is above 65535"],
    [{ INNGEST_EXECUTOR: "cloud" }, 'INNGEST_EXECUTOR is neither "embedded" nor "inngest"'],
    [{ GOOGLE_CLIENT_ID: "id" }, "GOOGLE_CLIENT_ID is set and GOOGLE_CLIENT_SECRET is not"],
    [{ GITHUB_CLIENT_SECRET: "secret" }, "GITHUB_CLIENT_SECRET is set and GITHUB_CLIENT_ID is not"],
    [{ TRUST_PROXY: "true" }, "TRUST_PROXY is not a number of proxies"],
    [{ OUTBOUND_ALLOW: "localhost" }, 'OUTBOUND_ALLOW holds "localhost", which is neither'],
    [{ OUTBOUND_PORTS: "80,https" }, "OUTBOUND_PORTS is not a list of ports such as"],
    [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN is shorter than 16 characters."],
    [{ HSTS: "always" }, "HSTS is not one of off, host, subdomains, preload"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL is not one of trace, debug"],
  ])("says in one line what is wrong with %j", (changes, sentence) => {
    const complaints = complaintsOf(changes);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`PrimeLink cannot start: ${sentence}`);
  });

  it("never quotes a secret in its complaint", () => {
    expect(complaintsOf({ NEXTAUTH_SECRET: "hunter2" }).join()).not.toContain("hunter2");
    expect(complaintsOf({ CREDENTIALS_KEYS: "1:aHVudGVyMg==" }).join()).not.toContain("aHVudGVyMg");
  });
});

describe("installationSecrets", () => {
  it("are each key by itself, and of an address its password", () => {
    expect(
      installationSecrets({
        AUTH_SECRET: "sessions",
        CREDENTIALS_KEYS: "1:old,2:new",
        INNGEST_SIGNING_KEY: "signkey-prod-0123",
        DATABASE_URL: "postgresql://primelink:p%40ss@db/primelink",
        SMTP_URL: "smtp://mail.example.com",
        APP_URL: "https://primelink.example.com",
      }).filter(Boolean),
    ).toEqual(["sessions", "old", "new", "0123", "p@ss"]);
  });

  it("leave no setting out that is named like one", async () => {
    const { readFile } = await import("node:fs/promises");
    const named =
      (await readFile(".env.example", "utf8")).match(/^#? ?[A-Z_]*(SECRET|KEYS?|TOKEN)[A-Z_]*(?==)/gm) ?? [];
    const names = [...new Set(named.map((name) => name.replace(/^#? ?/, "")))];
    expect(names.length).toBeGreaterThan(5);
    const forgotten = names.filter((name) => !installationSecrets({ [name]: "x" }).includes("x"));
    expect(forgotten).toEqual([]);
  });
});
