import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { house, operations } from "@/server/composition";
import { createDb } from "@/server/db/client";
import { carriesToken } from "@/server/infra/bearer";
import { metrics } from "@/server/infra/metrics";
import { asNobody } from "@/server/infra/tenant";
import { collectMetrics } from "@/server/services/operations/collect-metrics";
import { receiveWebhook } from "@/server/services/real-time/receive-webhook";
import { endRun } from "@/server/services/runs/end-run";
import { apiOf } from "@/tests/integration/app/people";
import { makeRun } from "../runs/run-fixture";

const cleanUps: (() => Promise<unknown>)[] = [];
beforeEach(() => metrics().registry.resetMetrics());
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

/** The lines of one metric. */
async function linesOf(name: string, deps = operations()): Promise<string[]> {
  const { body } = await asNobody(() => collectMetrics(deps));
  return body.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

describe("metrics", () => {
  it("count runs that are under way, and those that have ended once, with their records", async () => {
    const { db, run } = await makeRun();
    cleanUps.push(() => db.$disconnect());
    expect(await linesOf("primelink_runs")).toContain(
      'primelink_runs{status="queued",kind="full",trigger="person"} 1',
    );
    await db.run.update({
      where: { id: run.id },
      data: { status: "running", startedAt: new Date(Date.now() - 90_000), createdCount: 3, failedCount: 2 },
    });
    await asNobody(() => endRun(house(), run, "failed", { message: "The token was refused." }));
    await endRun(house(), run, "failed");
    expect(await linesOf("primelink_runs_ended_total")).toEqual([
      'primelink_runs_ended_total{status="failed",kind="full",trigger="person"} 1',
    ]);
    expect(await linesOf("primelink_records_total")).toEqual(
      expect.arrayContaining([
        'primelink_records_total{entity="products",outcome="created"} 3',
        'primelink_records_total{entity="products",outcome="failed"} 2',
      ]),
    );
    expect(await linesOf("primelink_run_duration_seconds_bucket")).toContain(
      'primelink_run_duration_seconds_bucket{le="300",status="failed",kind="full"} 1',
    );
    expect(await linesOf("primelink_runs")).toEqual([]);
  });

  it("tell how long procedures took and how they ended, by name", async () => {
    await apiOf(null)
      .organisation.mine()
      .catch(() => undefined);
    expect(await linesOf("primelink_procedure_duration_seconds_count")).toEqual([
      'primelink_procedure_duration_seconds_count{procedure="organisation.mine",outcome="unauthorized"} 1',
    ]);
  });

  it("count webhooks by platforms that exist, whatever the address says", async () => {
    const post = { token: "none", headers: {}, rawBody: "{}" };
    await receiveWebhook(house(), { ...post, platform: "bigcommerce" });
    await receiveWebhook(house(), { ...post, platform: "made-up-by-a-stranger" });
    expect(await linesOf("primelink_webhooks_total")).toEqual([
      'primelink_webhooks_total{platform="bigcommerce",verdict="unknown"} 1',
      'primelink_webhooks_total{platform="other",verdict="unknown"} 1',
    ]);
  });

  it("name no organisation, no id and no address", async () => {
    const { db, run, scope } = await makeRun();
    cleanUps.push(() => db.$disconnect());
    await endRun(house(), run, "cancelled");
    const { body } = await collectMetrics(operations());
    expect(body).toContain("nodejs_eventloop_lag_seconds");
    expect(body).not.toContain(run.id);
    expect(body).not.toContain(scope.orgId);
    expect(body).not.toMatch(/Organisation|https?:\/\//);
  });

  it("say that the database is away, and what the process itself knows", async () => {
    const db = createDb("postgresql://nobody:pw@127.0.0.1:1/none");
    cleanUps.push(() => db.$disconnect());
    expect(await linesOf("primelink_database_up", { ...operations(), db })).toEqual([
      "primelink_database_up 0",
    ]);
    expect(await linesOf("primelink_database_up")).toEqual(["primelink_database_up 1"]);
  });
});

it("are for whoever carries the token, and for nobody when there is none", () => {
  expect(carriesToken("Bearer right-right-right", "right-right-right")).toBe(true);
  for (const header of [null, "", "Bearer", "Bearer wrong", "Basic right-right-right", "right-right-right"]) {
    expect(carriesToken(header, "right-right-right")).toBe(false);
  }
  expect(carriesToken("Bearer undefined", undefined)).toBe(false);
  expect(carriesToken("Bearer ", "")).toBe(false);
});
