import { connectionRouter } from "./routers/connection/router";
import { importRouter } from "./routers/import/router";
import { organisationRouter } from "./routers/organisation/router";
import { runRouter } from "./routers/run/router";
import { router } from "./trpc";

/** The whole API, by part. */
export const appRouter = router({
  organisation: organisationRouter,
  connection: connectionRouter,
  import: importRouter,
  run: runRouter,
});

export type AppRouter = typeof appRouter;
