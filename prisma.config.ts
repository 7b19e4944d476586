import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // Generating and validating need no database; with a native schema engine `prisma migrate` does.
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
