// Whether a folder of recorded BigCommerce answers passes through the connector: npm run check:recorded -- FOLDER
//
// One line a file, then one line of JSON. A file that the connector never asks for is told apart from one it fails on.

import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { readRecording, type Verdict } from "./recorded/read-recording";

function verdictOn(path: string, name: string): Verdict {
  try {
    return readRecording(name, JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    return { state: "failed", said: error instanceof Error ? error.message : String(error) };
  }
}

function filesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

const folder = resolve(process.argv[2] ?? "");
const names = filesIn(folder)
  .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
  .map((entry) => entry.name)
  .sort();

if (process.argv[2] === undefined || names.length === 0) {
  console.error("Name a folder with recorded answers (*.json): npm run check:recorded -- FOLDER");
  process.exit(1);
}

const counts = { read: 0, unread: 0, failed: 0 };
for (const name of names) {
  const { state, said } = verdictOn(join(folder, name), name);
  counts[state] += 1;
  console.log(`${state.padEnd(6)}  ${name}  ${said.replace(/\s+/g, " ")}`);
}
console.log(JSON.stringify({ files: names.length, ...counts }));
process.exit(counts.failed > 0 ? 1 : 0);
