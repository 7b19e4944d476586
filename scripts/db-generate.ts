// Makes Prisma's client anew. scripts/bootstrap.mjs has done so already when the schema had changed.

import { runPrisma } from "./migrations/prisma-cli";
import { runScript, StartError } from "./services/start-error";

await runScript(async () => {
  const { ok, output } = runPrisma("generate");
  if (!ok) throw new StartError(output);
  console.log(output);
});
