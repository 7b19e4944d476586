import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { markOf, type ProcessMark, stillRuns } from "./processes";
import { Service } from "./service";

let folder: string;
const started: Service[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "primelink-service-"));
});
afterEach(async () => {
  for (const service of started.splice(0)) await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

function serviceOf(source: string, ready = async () => {}, crashed = vi.fn()) {
  const script = join(folder, "service.mjs");
  writeFileSync(script, source);
  const definition = { name: "worker", args: [script], env: { PATH: process.env.PATH ?? "" }, ready };
  const service = new Service(definition, { folder }, { crashed });
  started.push(service);
  return { service, crashed };
}

/** Starts a grandchild that ignores polite requests, and tells its number in a file. */
const withGrandchild = `
  import { spawn } from "node:child_process";
  import { writeFileSync } from "node:fs";
  const child = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
  writeFileSync(new URL("grandchild", import.meta.url), String(child.pid));
  setInterval(() => {}, 1000);
`;

async function markOfGrandchild(): Promise<ProcessMark> {
  const pid = await vi.waitFor(
    () => Number(readFileSync(join(folder, "grandchild"), "utf8")) || Promise.reject(new Error("none")),
    { timeout: 5_000 },
  );
  return markOf(pid);
}

describe("Service", { timeout: 30_000 }, () => {
  it("ends all that the process has started when it is killed", async () => {
    const { service, crashed } = serviceOf(withGrandchild);
    await service.start();
    const grandchild = await markOfGrandchild();
    await service.kill9();
    expect(stillRuns(grandchild)).toBe(false);
    await sleep(300);
    expect(crashed).not.toHaveBeenCalled();
  });

  it("ends what does not heed a polite request, too", async () => {
    const { service } = serviceOf(withGrandchild);
    await service.start();
    const grandchild = await markOfGrandchild();
    await sleep(300);
    await service.stop();
    expect(stillRuns(grandchild)).toBe(false);
  });

  it("can be started again after kill -9", async () => {
    const { service } = serviceOf("setInterval(() => {}, 1000)");
    await service.start();
    const first = service.pid;
    await service.kill9();
    await service.start();
    expect(service.pid).not.toBe(first);
  });

  it("tells of a crash with the last lines", async () => {
    const { service, crashed } = serviceOf('console.log("half way"); setTimeout(() => process.exit(3), 300)');
    await service.start();
    await vi.waitFor(() => expect(crashed).toHaveBeenCalled(), { timeout: 5_000 });
    expect(crashed.mock.calls[0]?.[0]).toMatch(/^worker ended with code 3\.\nhalf way\n/);
  });

  it("rejects when the process ends before it is ready, with its words", async () => {
    const never = () => new Promise<void>(() => {});
    const { service, crashed } = serviceOf('console.error("The shelf is empty."); process.exit(1)', never);
    await expect(service.start()).rejects.toThrow(/worker ended with code 1\.\nThe shelf is empty\./);
    expect(crashed).not.toHaveBeenCalled();
  });
});
