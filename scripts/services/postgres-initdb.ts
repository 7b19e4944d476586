import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { postgresProgram } from "./postgres-binaries";
import type { PostgresHome } from "./postgres-home";
import { StartError } from "./start-error";

/** Makes the data folder, whole or not at all: a start that is broken off leaves nothing half made. */
export function initialiseData(home: PostgresHome, user: string, password: string): void {
  if (existsSync(join(home.data, "PG_VERSION"))) return;
  const draft = `${home.data}.new`;
  const passwordFile = `${home.data}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  chmodSync(draft, 0o700);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (home.runAs) {
    for (const path of [draft, passwordFile]) chownSync(path, home.runAs.uid, home.runAs.gid);
  }
  const result = spawnSync(
    postgresProgram(home.native, "initdb"),
    [
      `--pgdata=${draft}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // The built-in provider sorts alike on every machine, whatever languages are installed there.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--no-sync",
    ],
    { ...home.runAs, cwd: "/", encoding: "utf8", env: { ...process.env, LC_ALL: "C" } },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    const reason = result.error?.message ?? `${result.stdout}${result.stderr}`;
    throw new StartError(
      `The embedded Postgres could not make its data folder ${home.data}:\n${reason.trim()}`,
    );
  }
  rmSync(home.data, { recursive: true, force: true });
  renameSync(draft, home.data);
}
