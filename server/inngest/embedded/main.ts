import { env } from "@/server/env";
import { loggerFor } from "@/server/infra/logger";
import { startExecutor } from "./start-executor";

const logger = loggerFor("executor");
const { DATABASE_URL, APP_URL, EXECUTOR_PORT, INNGEST_SERVE_ORIGIN, INNGEST_SIGNING_KEY, INNGEST_EVENT_KEY } =
  env();

async function main(): Promise<void> {
  if (!INNGEST_SIGNING_KEY || !INNGEST_EVENT_KEY)
    throw new Error(
      "INNGEST_SIGNING_KEY and INNGEST_EVENT_KEY must be set, to the same values for the app and the executor. " +
        'Make them with: echo "signkey-local-$(openssl rand -hex 32)" and: openssl rand -hex 24',
    );
  const executor = await startExecutor({
    databaseUrl: DATABASE_URL,
    appUrl: new URL("/api/inngest", INNGEST_SERVE_ORIGIN ?? APP_URL).href,
    port: EXECUTOR_PORT,
    signingKey: INNGEST_SIGNING_KEY,
    eventKey: INNGEST_EVENT_KEY,
    logger,
  });
  let isClosing = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (isClosing) return;
      isClosing = true;
      logger.info("The executor is closing");
      executor.close().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, "The executor did not close cleanly");
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error: unknown) => {
  console.error(`The executor cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
