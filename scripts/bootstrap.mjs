// Runs a TypeScript script of this project: node scripts/bootstrap.mjs scripts/dev.ts [arguments]
//
// This file and those in bootstrap/ are plain JavaScript without dependencies, because they run before
// anything is installed. When nothing is to be done they cost a few milliseconds.

import { resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

/** Vite, Prisma and Next, which the project stands on, agree on these. */
const lowestNode = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < lowestNode[0] || (major === lowestNode[0] && minor < lowestNode[1])) {
  stopWith(
    `PrimeLink needs Node ${lowestNode.join(".")} or later, and this is Node ${process.versions.node}. ` +
      "Install a current one from https://nodejs.org and start again.",
  );
}

/** What an installation runs, which may lack what only building and testing need. */
const forUse = ["scripts/start.ts", "scripts/db-migrate.ts", "scripts/reseal-credentials.ts"];

const [script, ...scriptArguments] = process.argv.slice(2);
if (!script) stopWith("Name the script to run: node scripts/bootstrap.mjs scripts/dev.ts");

try {
  const { prepare } = await import("./bootstrap/prepare.mjs");
  await prepare({ productionOnly: forUse.includes(script) });
} catch (error) {
  if (error instanceof Error && error.name === "PrepareError") stopWith(error.message);
  throw error;
}

// The script runs in this very process: signals, exit code and `kill -9` then reach it without a go-between.
process.argv.splice(1, process.argv.length - 1, resolve(script), ...scriptArguments);
await import("tsx");
await import(pathToFileURL(resolve(script)).href);

/** @param {string} sentence */
function stopWith(sentence) {
  console.error(sentence);
  process.exit(1);
}
