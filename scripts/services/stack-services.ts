import { nextCli } from "./next-build";
import { untilAnswers } from "./readiness";
import type { ServiceDefinition } from "./service";
import type { StackOptions, StackPorts } from "./stack-options";

const typeScript = ["--import", "tsx"];

/** Next compiles a page at its first call while developing, and the machine may be busy. */
const appWithinMs = 120_000;
const othersWithinMs = 60_000;

export function appService(
  mode: StackOptions["mode"],
  ports: StackPorts,
  env: Record<string, string>,
): ServiceDefinition {
  // Reachable from other machines only when asked for: people develop and try out on a laptop in a café.
  const host = env.LISTEN_HOST ?? "127.0.0.1";
  const command = mode === "dev" ? "dev" : "start";
  return {
    name: "app",
    args: [nextCli, command, "--port", String(ports.app), "--hostname", host],
    env,
    ready: (signal) =>
      untilAnswers(`http://127.0.0.1:${ports.app}/api/health`, {
        success: true,
        withinMs: appWithinMs,
        signal,
      }),
  };
}

export function executorService(ports: StackPorts, env: Record<string, string>): ServiceDefinition {
  return {
    name: "executor",
    args: [...typeScript, "server/inngest/embedded/main.ts"],
    env,
    ready: (signal) =>
      untilAnswers(`http://127.0.0.1:${ports.executor}/ready`, {
        success: true,
        withinMs: othersWithinMs,
        signal,
      }),
  };
}

export function sandboxService(ports: StackPorts, env: Record<string, string>): ServiceDefinition {
  return {
    name: "sandbox",
    args: [...typeScript, "sandbox/main.ts"],
    env,
    ready: async (signal) => {
      for (const port of [ports.bigcommerce, ports.woocommerce]) {
        await untilAnswers(`http://127.0.0.1:${port}/`, { success: false, withinMs: othersWithinMs, signal });
      }
    },
  };
}
