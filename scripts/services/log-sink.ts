import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stripVTControlCharacters, styleText } from "node:util";
import { readableLine } from "./readable-line";

/** Where the output of the started processes goes: the terminal, each line with its process's name, or files. */
export type LogTarget = "terminal" | { folder: string };

export interface LogSink {
  /** Takes in what a process writes until it ends. */
  attach(stream: Readable | null): void;
  /** The last lines, for the report of a crash. */
  tail(): string;
  /** Where to look for more. */
  place: string | undefined;
}

const colours = ["cyan", "magenta", "yellow", "green", "blue"] as const;
const widest = 9;
const tailLines = 25;
let used = 0;

export function createLogSink(name: string, target: LogTarget): LogSink {
  const recent: string[] = [];
  const { write, place } = target === "terminal" ? terminal(name) : file(name, target.folder);
  return {
    place,
    tail: () => recent.join("\n"),
    attach(stream) {
      if (!stream) return;
      createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (line) => {
        recent.push(line);
        if (recent.length > tailLines) recent.shift();
        write(line);
      });
    },
  };
}

function terminal(name: string) {
  // Each line as the process wrote it, for a collector of logs.
  if (process.env.LOG_FORMAT === "json") {
    return { write: (line: string) => void process.stdout.write(`${line}\n`), place: undefined };
  }
  const colour = colours[used++ % colours.length] ?? "cyan";
  const prefix = `${name.padEnd(widest)} | `;
  const shown = process.stdout.isTTY ? styleText(colour, prefix) : prefix;
  const write = (line: string) => {
    // Some lines, such as those that show the cursor again, hold nothing but commands to a terminal.
    if (stripVTControlCharacters(line).trim() !== "") process.stdout.write(`${shown}${readableLine(line)}\n`);
  };
  return { write, place: undefined };
}

function file(name: string, folder: string) {
  mkdirSync(folder, { recursive: true });
  const place = join(folder, `${name}.log`);
  const stream = createWriteStream(place, { flags: "a", mode: 0o600 });
  // A log that cannot be written, on a full disk or in a folder that was removed, is no reason to end.
  stream.on("error", () => {});
  return { write: (line: string) => void stream.write(`${line}\n`), place };
}
