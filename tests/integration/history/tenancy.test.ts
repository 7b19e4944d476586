import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { runRouter } from "@/server/api/routers/run/router";
import { house } from "@/server/composition";
import type { DeletionReport } from "@/server/domain/deletion-report";
import { type Api, makeMember, makeOwner, type Person } from "../app/people";
import { addRun, fillRun, makeStoredImport } from "./history-fixture";

interface Ids {
  org: string;
  runId: string;
  recordId: string;
  importId: string;
}

let owner: Person;
let stranger: Person;
let ids: Omit<Ids, "org">;

beforeAll(async () => {
  owner = await makeOwner("Ola");
  stranger = await makeOwner("Sven");
  const made = await makeStoredImport(owner);
  const held: DeletionReport = {
    policy: "trash",
    looked: "walk",
    gone: 1,
    retired: 0,
    held: { reason: "share", detail: "" },
  };
  const run = await addRun(made, 1, { deletions: { ...held }, failedCount: 1 });
  await fillRun(run, 1);
  const record = await house().db.record.findFirstOrThrow({ where: { runId: run.id } });
  ids = { runId: run.id, recordId: record.id, importId: made.id };
});

const records = { sort: "seq", direction: "asc", filters: {} } as const;

/** Every procedure that names a run, a record or an import, and is not found without it. */
const calls: Record<string, (api: Api, at: Ids) => Promise<unknown>> = {
  get: (api, { org, runId }) => api.run.get({ org, runId }),
  notes: (api, { org, runId }) => api.run.notes({ org, runId }),
  issues: (api, { org, runId }) => api.run.issues({ org, runId }),
  log: (api, { org, runId }) => api.run.log({ org, runId }),
  records: (api, { org, runId }) => api.run.records({ org, runId, ...records }),
  record: (api, { org, recordId }) => api.run.record({ org, recordId }),
  neighbours: (api, { org, recordId }) => api.run.neighbours({ org, recordId, list: records }),
  history: (api, { org, importId }) => api.run.history({ org, importId, days: 30 }),
  cancel: (api, { org, runId }) => api.run.cancel({ org, runId }),
  resume: (api, { org, runId }) => api.run.resume({ org, runId }),
  retryFailed: (api, { org, runId }) => api.run.retryFailed({ org, runId }),
  applyDeletions: (api, { org, runId }) => api.run.applyDeletions({ org, runId }),
};

/** Those that answer with nothing where there is nothing. */
const lists: Record<string, (api: Api, at: Ids) => Promise<unknown>> = {
  list: (api, { org, importId }) =>
    api.run.list({ org, importId, sort: "createdAt", direction: "desc", filters: {} }),
  triggers: (api, { org, importId }) => api.run.triggers({ org, importId }),
};

const missing = () => ({ runId: randomUUID(), recordId: randomUUID(), importId: randomUUID() });

async function answerOf(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: Error & { code?: string }) => ({ code: error.code, message: error.message }));
}

describe.each(Object.entries(calls))("run.%s", (_name, call) => {
  it("answers another organisation as if there were none", async () => {
    const foreign = await answerOf(call(stranger.api, { org: stranger.org, ...ids }));
    expect(foreign).toMatchObject({ code: "NOT_FOUND" });
    expect(foreign).toEqual(await answerOf(call(stranger.api, { org: stranger.org, ...missing() })));
  });
});

describe.each(Object.entries(lists))("run.%s", (_name, call) => {
  it("tells another organisation nothing", async () => {
    const foreign = await answerOf(call(stranger.api, { org: stranger.org, ...ids }));
    expect(foreign).toEqual(await answerOf(call(stranger.api, { org: stranger.org, ...missing() })));
    expect(foreign).not.toEqual(await answerOf(call(owner.api, { org: owner.org, ...ids })));
  });
});

it("covers every procedure of the router", () => {
  const known = Object.keys(runRouter).filter((name) => name in runRouter._def.procedures);
  expect([...Object.keys(calls), ...Object.keys(lists)].sort()).toEqual(known.sort());
});

it("lets a viewer look and start nothing", async () => {
  const viewer = await makeMember(owner, "Vera", "viewer");
  const starting = ["cancel", "resume", "retryFailed", "applyDeletions"];
  for (const [name, call] of Object.entries({ ...calls, ...lists })) {
    const answer = (await answerOf(call(viewer, { org: owner.org, ...ids }))) as { code?: string };
    expect([name, answer.code]).toEqual([name, starting.includes(name) ? "FORBIDDEN" : undefined]);
  }
});

it("keeps an organisation's retention to itself", async () => {
  const { api, org } = stranger;
  const theirs = await api.organisation.retention({ org });
  expect(theirs.stored).toEqual({ runs: 0, records: 0 });
  const days = { keepRunsDays: 30, keepRecordsDays: 7 };
  expect(await api.organisation.retentionPreview({ org, ...days })).toEqual({ runs: 0, records: 0 });
  await expect(api.organisation.saveRetention({ org: owner.org, ...days })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
