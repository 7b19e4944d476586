import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const generous = 30_000;

/** What every project shares: no retries, no files outside the project's own ignored folders. */
const shared = {
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  cacheDir: ".primelink/vite",
};

export default defineConfig({
  ...shared,
  test: {
    retry: 0,
    coverage: { reportsDirectory: ".primelink/coverage" },
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          environment: "node",
          include: ["{app,components,sandbox,scripts,server}/**/*.test.{ts,tsx}"],
          // A busy machine may be slow; how long something takes is not what these are about.
          testTimeout: generous,
          hookTimeout: generous,
        },
      },
      {
        ...shared,
        test: {
          name: "integration",
          environment: "node",
          include: ["tests/{integration,tenancy}/**/*.test.ts"],
          globalSetup: "tests/integration/setup/postgres.ts",
          setupFiles: "tests/integration/setup/database.ts",
          testTimeout: generous,
          hookTimeout: generous,
        },
      },
      {
        ...shared,
        test: {
          name: "contract",
          environment: "node",
          include: ["tests/contract/**/*.test.ts"],
          testTimeout: generous,
          hookTimeout: generous,
        },
      },
      {
        ...shared,
        test: {
          name: "e2e",
          environment: "node",
          include: ["tests/e2e/**/*.test.ts"],
          fileParallelism: false,
          sequence: { concurrent: false },
          // A whole import in a browser, after the app has been built and started.
          testTimeout: 5 * 60_000,
          hookTimeout: 10 * 60_000,
        },
      },
    ],
  },
});
