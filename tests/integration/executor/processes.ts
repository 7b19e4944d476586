import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/scripts/services/ports";
import { type EmbeddedKeys, embeddedKeys } from "./embedded";

export interface Process {
  /** Ends it at once, as a crash would. */
  kill9(): Promise<void>;
  /** Asks it to end and waits until it has; answers its exit code. */
  terminate(): Promise<number | null>;
}

export interface Installation {
  keys: EmbeddedKeys;
  startApp(): Process;
  /** Another executor on the same database, or the same again after a crash. */
  startExecutor(keys?: EmbeddedKeys): Promise<Process>;
  lines(): string[];
  remove(): Promise<void>;
}

const started = new Set<ChildProcess>();

function start(file: string, env: Record<string, string>): Process {
  const child = spawn(process.execPath, ["--import", "tsx", file], {
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "inherit"],
  });
  started.add(child);
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const code = await ended;
    started.delete(child);
    return code;
  };
  return { kill9: async () => void (await end("SIGKILL")), terminate: () => end("SIGTERM") };
}

/** The app and the executor as processes of their own, with what they need to find each other. */
export async function install(): Promise<Installation> {
  const keys = await embeddedKeys();
  const appPort = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "executor-test-"));
  const trace = join(folder, "trace");
  writeFileSync(trace, "");
  const shared = {
    INNGEST_DEV: "0",
    INNGEST_SIGNING_KEY: keys.signingKey,
    INNGEST_EVENT_KEY: keys.eventKey,
    INNGEST_BASE_URL: keys.url,
    INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${appPort}`,
  };
  return {
    keys,
    startApp: () =>
      start("tests/integration/executor/app-process.ts", {
        ...shared,
        APP_PORT: String(appPort),
        TRACE_FILE: trace,
      }),
    async startExecutor(own = keys) {
      const executor = start("server/inngest/embedded/main.ts", {
        ...shared,
        EXECUTOR_PORT: String(own.port),
      });
      await untilReady(`${own.url}/health`);
      return executor;
    },
    lines: () => readFileSync(trace, "utf8").split("\n").filter(Boolean),
    async remove() {
      for (const child of started) child.kill("SIGKILL");
      rmSync(folder, { recursive: true });
    },
  };
}

/** Up, and with the app's functions: events from before would start nothing. */
async function untilReady(url: string): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    const health = answer?.ok ? ((await answer.json()) as { functions: number }) : undefined;
    if (health && health.functions > 0) return;
    if (Date.now() > end) throw new Error(`${url} does not become ready`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
