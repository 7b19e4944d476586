import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, describe, expect, it } from "vitest";
import { readRecording } from "./recorded/read-recording";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Runs the check over a folder of these files, by the same steps as npm does. */
function check(files: Record<string, string>): { code: number | null; lines: string[] } {
  const folder = mkdtempSync(join(tmpdir(), "recorded-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { status, stdout } = spawnSync(
    process.execPath,
    ["scripts/bootstrap.mjs", "scripts/checks/recorded.ts", folder],
    { encoding: "utf8" },
  );
  return { code: status, lines: stdout.trim().split("\n") };
}

describe("check:recorded", () => {
  it("says a line for each file, counts what it could not read apart, and ends with JSON", () => {
    const { code, lines } = check({
      "v3_customers__some.json": JSON.stringify({ data: [{ id: 3, email: "a@example.com" }], meta: {} }),
      "v3_channels__some.json": "[]",
      "notes.md": "not looked at",
    });
    expect(lines.map((line) => line.split(/\s+/).slice(0, 2))).toEqual([
      ["unread", "v3_channels__some.json"],
      ["read", "v3_customers__some.json"],
      ['{"files":2,"read":1,"unread":1,"failed":0}'],
    ]);
    expect(code).toBe(0);
  }, 30_000);

  it("fails when one file is not understood, and when there is none", () => {
    const { code, lines } = check({
      "v2_orders__odd.json": JSON.stringify([{ id: 100, total_inc_tax: { amount: 3 } }]),
      "v3_customers__cut.json": '{"data": [',
    });
    expect(lines.at(-1)).toBe('{"files":2,"read":0,"unread":0,"failed":2}');
    expect(lines[0]).toContain("entry 1: total_inc_tax is not understood");
    expect(code).toBe(1);
    expect(check({}).code).toBe(1);
  }, 30_000);
});

describe("readRecording", () => {
  const state = (name: string, body: Parameters<typeof readRecording>[1]) => readRecording(name, body).state;

  it("misses no entry of a list, whichever envelope it is in", () => {
    expect(state("v2_order_5_coupons__x.json", [{ id: 1, code: "A", amount: 5, type: 2 }])).toBe("read");
    expect(state("v2_order_fees__x.json", { fees: [{ id: 1, cost_exc_tax: "2.0" }] })).toBe("read");
    expect(state("v3_order_transactions__x.json", { data: [{ event: "purchase" }], meta: {} })).toBe(
      "failed",
    );
    expect(state("v2_order_5_shipments__x.json", [{ id: 1 }, "shipment"])).toBe("failed");
  });

  it("wants an error to say something, and headers to tell a quota", () => {
    expect(state("error_422_x.json", { status: 422, title: "Missing", errors: {} })).toBe("read");
    expect(state("error_422_x.json", {})).toBe("failed");
    expect(state("headers__x.json", { "x-rate-limit-requests-left": "3" })).toBe("failed");
  });
});
