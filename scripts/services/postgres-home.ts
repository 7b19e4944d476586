import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { shippedPostgres } from "./postgres-binaries";
import { runningServer } from "./postgres-pid";
import { type OsUser, postgresUser } from "./postgres-user";

/** Where a server's data and programs lie, and as whom it runs. */
export interface PostgresHome {
  data: string;
  native: string;
  runAs: OsUser | undefined;
}

const outsidePrefix = "primelink-postgres-";
const noteName = "belongs-to";

/**
 * Finds or makes the place for a server's data, at the given path. When root starts it for another user who cannot
 * reach that path (a clone under /root, or in a folder made by mktemp), data and programs lie under /var/tmp and the
 * path is a symbolic link to them: opening up root's folders to everybody is not for us to do.
 */
export function postgresHome(folder: string): PostgresHome {
  const runAs = postgresUser(folder);
  const native = shippedPostgres();
  mkdirSync(dirname(folder), { recursive: true });
  if (isDanglingLink(folder)) rmSync(folder);
  const isOutside =
    existsSync(folder) && realpathSync(folder) !== join(realpathSync(dirname(folder)), basename(folder));
  if (!runAs || (!isOutside && canEnter(runAs, dirname(folder)) && canEnter(runAs, native))) {
    return { data: existsSync(folder) ? realpathSync(folder) : folder, native, runAs };
  }
  sweepOutside();
  const data = existsSync(folder) ? realpathSync(folder) : makeOutside(folder);
  return { data, native: canEnter(runAs, native) ? native : reachableCopy(native, dirname(data)), runAs };
}

/** Removes a server's data, wherever it lies. */
export function removePostgresHome(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    const outside = dirname(readlinkSync(folder));
    if (isOurs(outside)) rmSync(outside, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

function makeOutside(folder: string): string {
  const outside = mkdtempSync(join(outsideBase(), outsidePrefix));
  chmodSync(outside, 0o755);
  writeFileSync(join(outside, noteName), folder);
  const data = join(outside, "data");
  mkdirSync(data);
  symlinkSync(data, folder);
  return data;
}

/** /var/tmp outlives a restart of the machine, which /tmp often does not. */
function outsideBase(): string {
  return existsSync("/var/tmp") ? "/var/tmp" : tmpdir();
}

/** Data whose project has been deleted since is of no use to anybody. */
function sweepOutside(): void {
  for (const name of readdirSync(outsideBase())) {
    const outside = join(outsideBase(), name);
    if (!name.startsWith(outsidePrefix) || !isOurs(outside) || !existsSync(join(outside, noteName))) continue;
    const link = readFileSync(join(outside, noteName), "utf8");
    const inUse =
      lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() &&
      readlinkSync(link) === join(outside, "data");
    if (!inUse && !runningServer(join(outside, "data"))) rmSync(outside, { recursive: true, force: true });
  }
}

/** /var/tmp is open to all: only what this user has made there may be trusted or removed. */
function isOurs(outside: string): boolean {
  const found = lstatSync(outside, { throwIfNoEntry: false });
  return (
    basename(outside).startsWith(outsidePrefix) &&
    found?.isDirectory() === true &&
    found.uid === process.getuid?.()
  );
}

function isDanglingLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true && !existsSync(path);
}

/** Asked of the system itself, because modes are not all that counts (lists of access, mounts). */
function canEnter(user: OsUser, folder: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...user, cwd: "/" }).status === 0;
}

/** Postgres's programs beside its data: hard links where the file system allows it, which take no room. */
function reachableCopy(native: string, outside: string): string {
  const version = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8")).version;
  const target = join(outside, `programs-${version}`);
  if (existsSync(join(target, "complete"))) return target;
  rmSync(target, { recursive: true, force: true });
  copyTree(native, target);
  writeFileSync(join(target, "complete"), "");
  return target;
}

function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else copyReadable(source, target);
  }
}

function copyReadable(source: string, target: string): void {
  const { mode } = statSync(source);
  if ((mode & 0o044) === 0o044) {
    try {
      linkSync(source, target);
      return;
    } catch {
      // Another file system, or one without hard links: copied below.
    }
  }
  copyFileSync(source, target);
  chmodSync(target, mode | 0o044 | (mode & 0o100 ? 0o011 : 0));
}
