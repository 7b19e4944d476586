import { organisationRouter } from "./routers/organisation/router";
import { router } from "./trpc";

/** The whole API, by part. */
export const appRouter = router({
  organisation: organisationRouter,
});

export type AppRouter = typeof appRouter;
