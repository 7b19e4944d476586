import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { startBigCommerceSandbox } from "./bigcommerce/index";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function startMain(settings: Record<string, string>) {
  const env = {
    ...process.env,
    BIGCOMMERCE_PORT: "0",
    WOOCOMMERCE_PORT: "0",
    SANDBOX_DATA: "",
    SANDBOX_STATE: "",
    ...settings,
  };
  const child = spawn(process.execPath, ["--import", "tsx", main], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const output = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => {
      output.text += part.toString();
    });
  }
  return { child, output };
}

describe("npm run sandbox", { timeout: 60_000 }, () => {
  it("starts both stores, says how to reach them, and ends when told to", async () => {
    const { child, output } = startMain({});
    await expect.poll(() => output.text, { timeout: 50_000, interval: 100 }).toContain("Press Ctrl-C");
    const [source, target] = ["BigCommerce", "WooCommerce"].map(
      (name) => new RegExp(`${name} sandbox\\s+(http://\\S+)`).exec(output.text)?.[1] ?? "",
    );
    expect((await fetch(`${source}/`)).status).toBe(200);
    expect((await fetch(`${target}/`)).status).toBe(200);
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });

  it("says which port is taken, and leaves nothing running", async () => {
    const other = await startBigCommerceSandbox();
    try {
      const { child, output } = startMain({ WOOCOMMERCE_PORT: String(other.port) });
      expect(await once(child, "exit")).toEqual([1, null]);
      expect(output.text).toContain(`port ${other.port} on 127.0.0.1 is already in use`);
      expect(output.text).toContain("WOOCOMMERCE_PORT");
    } finally {
      await other.close();
    }
  });

  it("says which setting is wrong", async () => {
    const { child, output } = startMain({ BIGCOMMERCE_PORT: "none" });
    expect(await once(child, "exit")).toEqual([1, null]);
    expect(output.text).toContain("BIGCOMMERCE_PORT");
  });
});
