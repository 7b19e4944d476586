import { beforeAll, expect, it } from "vitest";
import { house, operations } from "@/server/composition";
import { asNobody } from "@/server/infra/tenant";
import { resealCredentials } from "@/server/services/connections/reseal-credentials";
import type { ServiceDeps } from "@/server/services/deps";
import { sendNotices } from "@/server/services/notices/send-notices";
import { checkReadiness } from "@/server/services/operations/check-readiness";
import { collectMetrics } from "@/server/services/operations/collect-metrics";
import { removeExpired } from "@/server/services/retention/remove-expired";
import { walkOrganisations } from "@/server/services/retention/walk-organisations";
import type { RunRequest } from "@/server/services/runs/deps";
import { sweepRuns } from "@/server/services/runs/sweep-runs";
import { startDue } from "@/server/services/schedules/start-due";
import { checkDueWebhooks, listDueWebhooks } from "@/server/services/webhooks/check-due-webhooks";
import { type Filled, fillOrganisation } from "./everything";

// What works for the whole house is called for nobody in particular, and finds its work all the same: each says by
// itself for whom it asks the database.

const asked: RunRequest[] = [];
const deps: ServiceDeps = {
  ...house(),
  requestRun: async (request) => void asked.push(request),
  requestChanges: async () => {},
  requestNotices: async () => {},
};
const { db } = deps;
const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);

let one: Filled;
beforeAll(async () => {
  one = await fillOrganisation("one");
});

it("runs that were lost are handed over", async () => {
  const { orgId, runId } = one;
  await db.run.update({ where: { id: runId }, data: { status: "running", heartbeatAt: daysAgo(1) } });
  expect(await asNobody(() => sweepRuns(deps))).toEqual({ handedOver: 1 });
  expect(asked).toEqual([expect.objectContaining({ orgId, runId, leg: 1 })]);
});

it("schedules that are due are dealt with", async () => {
  await db.schedule.updateMany({
    data: { nextAt: daysAgo(0), rhythm: { kind: "daily", hour: 2, minute: 30 } },
  });
  const counts = await asNobody(() => startDue(deps));
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(1);
  const { lastAt, lastProblem } = await db.schedule.findFirstOrThrow();
  expect([lastAt, lastProblem]).not.toEqual([null, null]);
});

it("notices go out", async () => {
  expect(await asNobody(() => sendNotices(deps))).toEqual({ sent: 0, failed: 1 });
  expect(await db.notice.findFirstOrThrow()).toMatchObject({ state: "failed" });
});

it("webhooks are checked", async () => {
  await db.webhookEndpoint.updateMany({ data: { createdAt: daysAgo(1) } });
  const due = await asNobody(() => listDueWebhooks(deps));
  expect(due).toEqual([expect.objectContaining({ orgId: one.orgId })]);
  for (const endpoint of due) await asNobody(() => checkDueWebhooks(deps, endpoint));
  expect((await db.webhookEndpoint.findFirstOrThrow()).checkedAt).not.toBeNull();
});

it("what is past its time is removed", async () => {
  await db.notice.updateMany({ data: { createdAt: daysAgo(200) } });
  await db.webhookDelivery.updateMany({ data: { receivedAt: daysAgo(30) } });
  expect(await asNobody(() => walkOrganisations(deps, null))).toMatchObject({ done: true });
  expect(await asNobody(() => removeExpired(deps))).toEqual({ removed: 1 });
  expect(await db.notice.count()).toBe(0);
});

it("metrics and readiness tell of all", async () => {
  const { body } = await asNobody(() => collectMetrics(operations()));
  expect(body).toMatch(/^primelink_runs\{status="running",kind="full",trigger="person"\} 1$/m);
  const { trouble } = await asNobody(() => checkReadiness({ ...operations(), keyVersions: new Set([9]) }));
  expect(trouble).toMatchObject({
    database: null,
    migrations: null,
    credentials: expect.stringContaining("version 1"),
  });
});

it("secrets are sealed again", async () => {
  const credentials = { ...deps.credentials, currentVersion: 2 };
  // They are none, so that each is told as broken: it was found.
  const { broken } = await asNobody(() => resealCredentials({ db, credentials }));
  expect(new Set(broken.map(({ table }) => table))).toEqual(
    new Set(["connection", "webhookEndpoint", "noticeChannel"]),
  );
});
