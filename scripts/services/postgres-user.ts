import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./project";
import { StartError } from "./start-error";

/** Postgres refuses to run as root, so root starts it as somebody else. */
export interface OsUser {
  uid: number;
  gid: number;
}

/**
 * As whom the server runs: undefined for the present user. For root it is, in this order, who owns the data already,
 * who owns the project's folder, the user `postgres` (made where there is none), and `nobody` where none can be made.
 */
export function postgresUser(dataFolder: string): OsUser | undefined {
  if (process.getuid?.() !== 0) {
    demandName();
    return undefined;
  }
  const owner = ownerOf(join(dataFolder, "PG_VERSION")) ?? ownerOf(projectRoot);
  if (owner) return owner;
  const existing = lookUp("postgres");
  if (existing) return existing;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", "postgres"]);
  const user = lookUp("postgres") ?? lookUp("nobody");
  if (user) return user;
  throw new StartError(
    "Postgres does not run as root, and no other user of this machine could be found or made. " +
      "Start PrimeLink as an ordinary user, or set DATABASE_URL to a Postgres of yours.",
  );
}

function ownerOf(path: string): OsUser | undefined {
  const owner = statSync(path, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 && hasName(owner.uid) ? { uid: owner.uid, gid: owner.gid } : undefined;
}

function lookUp(name: string): OsUser | undefined {
  try {
    const [uid, gid] = ["-u", "-g"].map((what) =>
      Number(execFileSync("id", [what, name], { encoding: "utf8", stdio: "pipe" })),
    );
    return uid && gid !== undefined ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

/** initdb looks its user up in the list of users and fails when the number has no name, as in some containers. */
function hasName(uid: number): boolean {
  return spawnSync("id", ["-un", String(uid)]).status === 0;
}

function demandName(): void {
  try {
    userInfo();
  } catch {
    throw new StartError(
      `The user number ${process.getuid?.()} has no name on this machine, which Postgres needs. ` +
        "Start PrimeLink as another user, or set DATABASE_URL to a Postgres of yours.",
    );
  }
}
