import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "primelink-message-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(message: string) {
  const file = join(folder, "message");
  writeFileSync(file, message);
  return spawnSync(process.execPath, ["scripts/checks/commit-message.mjs", file], { encoding: "utf8" });
}

it.each([
  "feat(connectors): read brands",
  "fix: a page without products ends the run",
  "feat(api)!: runs are listed by page\n\nThe cursor is gone.",
  "Merge branch 'main' into topic",
])("accepts %j", (message) => {
  expect(check(message).status).toBe(0);
});

it.each([
  ["read brands", "is not of the form"],
  ["feature: read brands", "is not of the form"],
  ["feat: read brands.", "ends with a full stop"],
  [`feat: ${"x".repeat(110)}`, "has 116 characters"],
  ["feat: read brands\nand categories", "needs an empty line"],
])("refuses %j and says why", (message, why) => {
  const { status, stderr } = check(message);
  expect(status).toBe(1);
  expect(stderr).toContain(why);
});
