import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readEnv } from "@/server/env";
import { localSecrets } from "./secrets";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "primelink-secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("makes secrets once, readable by their owner alone, that the server accepts", () => {
  const secrets = localSecrets(folder);
  expect(localSecrets(folder)).toEqual(secrets);
  expect(statSync(join(folder, "env.json")).mode & 0o777).toBe(0o600);
  const env = readEnv({
    ...secrets,
    DATABASE_URL: "postgresql://127.0.0.1/x",
    APP_URL: "http://localhost:3000",
  });
  expect(env.CREDENTIALS_KEYS.current).toBe(1);
});

it("fills in what a later version needs besides", () => {
  writeFileSync(join(folder, "env.json"), JSON.stringify({ AUTH_SECRET: "kept" }));
  const secrets = localSecrets(folder);
  expect(secrets.AUTH_SECRET).toBe("kept");
  expect(secrets.INNGEST_SIGNING_KEY).toMatch(/^signkey-local-[0-9a-f]{64}$/);
});

it("does not write over a file that it cannot read", () => {
  writeFileSync(join(folder, "env.json"), "{ half");
  expect(() => localSecrets(folder)).toThrow(/cannot be read as JSON/);
});
