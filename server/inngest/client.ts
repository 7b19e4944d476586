import { Inngest } from "inngest";
import type { RequestChanges, RunRequest } from "@/server/services/runs/deps";
import { changesNoticed, noticesRequested, runRequested } from "./events";

/** Reads where the executor is and its keys from the SDK's own variables. */
export const inngest = new Inngest({ id: "primelink" });

/** Hands a run to the executor. The id makes it safe to send twice: one function run for a leg and part. */
export async function sendRunRequest(request: RunRequest): Promise<void> {
  await inngest.send({
    ...runRequested.create(request),
    id: `${request.runId}:${request.leg}:${request.part}`,
  });
}

/** Has what webhooks named brought over. The id makes one of all that are asked for in the same moment. */
export async function sendChangesRequest({ slot, ...request }: Parameters<RequestChanges>[0]): Promise<void> {
  await inngest.send({ ...changesNoticed.create(request), id: `changes:${request.importId}:${slot}` });
}

/** Has the notices sent that are due. */
export async function sendNoticesRequest(): Promise<void> {
  await inngest.send(noticesRequested.create({}));
}
