import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demandFreePorts, freePort, portIsFree, rememberedPorts } from "./ports";

const open: Server[] = [];
let folder: string;

async function occupy(port: number, host: string): Promise<void> {
  const server = createServer();
  open.push(server);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "primelink-ports-"));
});
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe("portIsFree", () => {
  it.each(["127.0.0.1", "0.0.0.0", "::"])("sees what listens on %s", async (host) => {
    const port = await freePort();
    expect(await portIsFree(port)).toBe(true);
    await occupy(port, host);
    expect(await portIsFree(port)).toBe(false);
  });
});

describe("demandFreePorts", () => {
  it("names each taken port and the variable that changes it, in a line of its own", async () => {
    const port = await freePort();
    await occupy(port, "127.0.0.1");
    const wanted = [
      { port, purpose: "the app", variable: "PORT" },
      { port: await freePort(), purpose: "the executor", variable: "EXECUTOR_PORT" },
    ];
    await expect(demandFreePorts(wanted)).rejects.toThrow(
      `Port ${port}, wanted for the app, is taken by another program: end that, or set PORT to a free port.`,
    );
  });

  it("complains when one port is wanted twice", async () => {
    const port = await freePort();
    const wanted = [
      { port, purpose: "the app", variable: "PORT" },
      { port, purpose: "the executor", variable: "EXECUTOR_PORT" },
    ];
    await expect(demandFreePorts(wanted)).rejects.toThrow(
      /^Port \d+ is wanted for the executor and for the app: set PORT/,
    );
  });
});

describe("rememberedPorts", () => {
  it("gives the same ports again, and another for one that is taken meanwhile", async () => {
    const file = join(folder, "ports.json");
    const first = await rememberedPorts(file, ["a", "b"]);
    expect(await rememberedPorts(file, ["a", "b"])).toEqual(first);
    await occupy(first.a, "127.0.0.1");
    const later = await rememberedPorts(file, ["a", "b"]);
    expect(later.b).toBe(first.b);
    expect(later.a).not.toBe(first.a);
  });
});
