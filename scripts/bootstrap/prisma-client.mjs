import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PrepareError, projectRoot, stateFolder } from "./project.mjs";

const schemaFolder = join(projectRoot, "prisma", "schema");
const output = join(projectRoot, "server", "db", "generated");
const stampFile = join(stateFolder, "prisma-client.stamp");

/** Whether the generated client belongs to the schema as it stands and to the Prisma that is installed. */
export function prismaClientIsCurrent() {
  if (!existsSync(schemaFolder)) return true;
  return (
    existsSync(join(output, "client.ts")) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === stamp()
  );
}

export function generatePrismaClient() {
  const cli = join(projectRoot, "node_modules", "prisma", "build", "index.js");
  const result = spawnSync(process.execPath, [cli, "generate"], {
    cwd: projectRoot,
    encoding: "utf8",
    env: {
      ...process.env,
      // Generating never runs the schema engine, but the CLI downloads it first unless it is told of one.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (result.status !== 0) {
    throw new PrepareError(
      `Prisma could not generate its client:\n${result.stdout ?? ""}${result.stderr ?? ""}`,
    );
  }
  writeFileSync(stampFile, stamp());
}

function stamp() {
  const hash = createHash("sha256");
  hash.update(
    JSON.parse(readFileSync(join(projectRoot, "node_modules", "prisma", "package.json"), "utf8")).version,
  );
  hash.update(readFileSync(join(projectRoot, "prisma.config.ts")));
  for (const file of readdirSync(schemaFolder, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".prisma")) hash.update(file).update(readFileSync(join(schemaFolder, file)));
  }
  return hash.digest("hex");
}
