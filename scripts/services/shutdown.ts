import { constants } from "node:os";

type Cleanup = () => Promise<void>;

const cleanups: Cleanup[] = [];
let ending = false;

/**
 * Has something stopped when this process is asked to end (Ctrl-C, kill). What was started last is stopped first:
 * the app before its database. Returns a function that takes the request back.
 */
export function onShutdown(cleanup: Cleanup): () => void {
  if (cleanups.length === 0) listen();
  cleanups.push(cleanup);
  return () => {
    const index = cleanups.indexOf(cleanup);
    if (index >= 0) cleanups.splice(index, 1);
  };
}

/** Stops everything that was asked for and ends the process. */
export async function shutDown(exitCode: number): Promise<never> {
  ending = true;
  for (const cleanup of cleanups.splice(0).reverse()) {
    await cleanup().catch((error) => console.error(error));
  }
  process.exit(exitCode);
}

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const exitCode = 128 + constants.signals[signal];
      // npm passes on a Ctrl-C that the terminal has sent here already: a repeated signal changes nothing.
      if (!ending) void shutDown(exitCode);
    });
  }
}
