import { organisationRouter } from "./routers/organisation/router";
import { runRouter } from "./routers/run/router";
import { router } from "./trpc";

/** The whole API, by part. */
export const appRouter = router({
  organisation: organisationRouter,
  run: runRouter,
});

export type AppRouter = typeof appRouter;
