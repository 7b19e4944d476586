// Whether Prisma accepts the schema.

import { runPrisma } from "../migrations/prisma-cli";

const { ok, output } = runPrisma("validate");
console.log(output);
process.exit(ok ? 0 : 1);
