import { mkdirSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { readMark } from "./file-lock";
import { type Postgres, startPostgres } from "./postgres";
import { endServer, removeServerFiles } from "./postgres-lifetime";
import { runningServer } from "./postgres-pid";
import { markOf, stillRuns } from "./processes";

/** A server for tests, of this process alone: test runs at the same time do not meet, and nothing of it is kept. */
export async function startEphemeralPostgres(parent: string): Promise<Postgres> {
  mkdirSync(parent, { recursive: true });
  await sweep(parent);
  return startPostgres({ folder: join(parent, `postgres-${process.pid}`), ephemeral: true });
}

/** Ends and removes what killed test runs have left. */
async function sweep(parent: string): Promise<void> {
  for (const file of readdirSync(parent)) {
    if (!/^postgres-\d+\.owner$/.test(file)) continue;
    const owner = readMark(join(parent, file));
    if (owner && stillRuns(owner)) continue;
    const folder = join(parent, file.replace(/\.owner$/, ""));
    const running = serverOn(folder);
    if (running) await endServer(markOf(running.pid), true);
    removeServerFiles(folder);
  }
}

function serverOn(folder: string) {
  try {
    return runningServer(realpathSync(folder));
  } catch {
    return undefined;
  }
}
