import { randomInt } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { StartError } from "./start-error";

export interface WantedPort {
  port: number;
  /** What listens there, as the complaint names it. */
  purpose: string;
  /** The variable that chooses another one. */
  variable: string;
}

/**
 * Whether nothing listens on the port of this machine, at either of its loop-back addresses: a browser that
 * opens `localhost` may try both.
 */
export async function portIsFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, "::1"));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code !== "EADDRINUSE" && error.code !== "EACCES"),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A port that nothing listens on. Below those that the system gives to outgoing connections (from 32768 on Linux, from
 * 49152 elsewhere), because one of these may sit on a remembered port at the next start.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await portIsFree(port)) return port;
  }
}

/** Tells of every taken port at once, before anything is started. */
export async function demandFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  const complaints: string[] = [];
  for (const { port, purpose, variable } of wanted) {
    const twin = wanted.find((other) => other.port === port && other.variable !== variable);
    if (twin && twin.variable < variable) {
      complaints.push(
        `Port ${port} is wanted for ${twin.purpose} and for ${purpose}: set ${variable} to another one.`,
      );
    } else if (!(await portIsFree(port))) {
      complaints.push(
        `Port ${port}, wanted for ${purpose}, is taken by another program: end that, or set ${variable} to a free port.`,
      );
    }
  }
  if (complaints.length > 0) throw new StartError(complaints.join("\n"));
}

/**
 * A port for each name, the same at every start while they stay free: addresses with these ports are stored in the
 * database, as those of the stand-in stores are.
 */
export async function rememberedPorts<Name extends string>(
  file: string,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const known = readPorts(file);
  const chosen = { ...known };
  for (const name of names) {
    const before = known[name];
    chosen[name] = before && (await portIsFree(before)) ? before : await freePort();
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(chosen));
  return Object.fromEntries(names.map((name) => [name, chosen[name]])) as Record<Name, number>;
}

function readPorts(file: string): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
