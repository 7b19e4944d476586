import type { Context, Hono } from "hono";
import type { Core } from "../core";
import { memoisedSteps, stepsJson } from "../run/call-body";
import { cancelRun } from "../run/finish";
import { isAuthorised } from "../signature";
import type { RunRow } from "../store/rows";

/** A run as the genuine server's REST API shows it (api.inngest.com/v1/runs/:id). */
function shown(run: RunRow) {
  return {
    run_id: run.id,
    run_started_at: (run.started_at ?? run.queued_at).toISOString(),
    function_id: run.function_id,
    function_version: 1,
    environment_id: "00000000-0000-0000-0000-000000000000",
    event_id: run.event_id,
    ...(run.cron === null ? {} : { cron: run.cron }),
    status: run.status,
    ended_at: run.ended_at?.toISOString() ?? null,
    ...(run.output === null ? {} : { output: JSON.parse(run.output) as unknown }),
  };
}

function notFound(context: Context) {
  return context.json(
    { status: 404, error: "There is no such run. Finished runs are removed after a while." },
    404,
  );
}

function asJson(context: Context, json: string) {
  return context.body(json, 200, { "content-type": "application/json" });
}

export function addRunRoutes(routes: Hono, core: Core): void {
  const { signingKey } = core.settings;
  for (const path of ["/v1/*", "/v0/*"]) {
    routes.use(path, async (context, next) => {
      if (isAuthorised(context.req.header("authorization"), signingKey)) return next();
      return context.json({ status: 401, error: "The signing key is missing or wrong." }, 401);
    });
  }
  const find = async (id: string) =>
    (await core.db.query<RunRow>("select * from executor.runs where id = $1", [id]))[0];

  routes.get("/v1/runs/:id", async (context) => {
    const run = await find(context.req.param("id"));
    return run
      ? context.json({
          data: shown(run),
          metadata: { fetched_at: new Date().toISOString(), cached_until: null },
        })
      : notFound(context);
  });
  routes.delete("/v1/runs/:id", async (context) => {
    const isCancelled = await core.db.transaction((tx) =>
      cancelRun(core, tx, context.req.param("id"), "it was asked for"),
    );
    return isCancelled ? context.body(null, 204) : notFound(context);
  });
  routes.get("/v1/events/:id/runs", async (context) => {
    const runs = await core.db.query<RunRow>("select * from executor.runs where event_id = $1 order by id", [
      context.req.param("id"),
    ]);
    return context.json({
      data: runs.map(shown),
      metadata: { fetched_at: new Date().toISOString(), cached_until: null },
    });
  });

  // What the SDK fetches itself when a call's body would be too large (SDK specification 4.4.2).
  routes.get("/v0/runs/:id/batch", async (context) => {
    const run = await find(context.req.param("id"));
    return run ? asJson(context, run.events) : notFound(context);
  });
  routes.get("/v0/runs/:id/actions", async (context) => {
    return asJson(context, stepsJson(await memoisedSteps(core.db, context.req.param("id"))));
  });
}
