import { AnswerLostError } from "@/server/connectors/core/errors";
import { isJsonObject } from "@/server/domain/json";
import { wpErrorOf } from "../answers";
import { technicalOf, type WooClient } from "../client";
import { isBreakdown } from "../failures";
import { sendBatch } from "../writers/batch";
import type { GalleryStep } from "./gallery-job";
import { readGalleries, toHeldGallery } from "./held-images";
import { brokenImageIssue } from "./image-issue";

/** Fetching pictures from the source's server and making all sizes of them takes its time. */
export const UPLOAD_TIMEOUT_MS = 180_000;

const LOOK_EVERY_MS = 2_000;
/** The store changes nothing for so many looks: then nothing is under way any more. */
const QUIET_LOOKS = 3;
const MOST_LOOKS = 30;

/** Writes the pictures of several products in one request. What becomes of each is told to its job. */
export async function sendGalleries(client: WooClient, steps: GalleryStep[]): Promise<void> {
  if (steps.length === 0) return;
  const items = steps.map((step) => ({
    operation: "update" as const,
    targetId: step.job.request.productTargetId,
    body: step.body,
  }));
  const answer = await sendBatch(client, "products/batch", items, { timeoutMs: UPLOAD_TIMEOUT_MS });
  if (answer.kind === "answered") {
    for (const [index, step] of steps.entries()) {
      const item = answer.items[index];
      if (item?.ok) step.job.accept(step, toHeldGallery(item.row).imageIds);
      else if (item) step.job.reject(step, item.error);
    }
    return;
  }
  if (answer.kind === "lost") return adoptWhenQuiet(client, steps);
  for (const step of await notAdopted(client, steps)) await sendOne(client, step);
}

/** Takes up what the store holds by now; the steps that it does not hold are left. */
async function notAdopted(client: WooClient, steps: GalleryStep[]): Promise<GalleryStep[]> {
  const held = await readGalleries(
    client,
    steps.map((step) => step.job.request.productTargetId),
  );
  return steps.filter((step) => {
    const gallery = held.get(step.job.request.productTargetId);
    return !gallery || !step.job.adopt(step, gallery);
  });
}

/** The request may still be running: looks until nothing changes, then gives up what has not arrived. */
async function adoptWhenQuiet(client: WooClient, steps: GalleryStep[]): Promise<void> {
  let open = steps;
  let quiet = 0;
  for (let look = 0; open.length > 0 && quiet < QUIET_LOOKS && look < MOST_LOOKS; look += 1) {
    if (look > 0) await client.context.sleep(LOOK_EVERY_MS, client.context.signal);
    const left = await notAdopted(client, open);
    quiet = left.length === open.length ? quiet + 1 : 0;
    open = left;
  }
  for (const step of open) step.job.giveUp();
}

async function sendOne(client: WooClient, step: GalleryStep): Promise<void> {
  const { job } = step;
  const path = `products/${job.request.productTargetId}`;
  try {
    const answer = await client.write("PUT", path, step.body, {
      query: { _fields: "id,images" },
      timeoutMs: UPLOAD_TIMEOUT_MS,
    });
    if (answer.status < 300 && isJsonObject(answer.json)) {
      job.accept(step, toHeldGallery(answer.json).imageIds);
      return;
    }
    const error = wpErrorOf(answer.json);
    if (error && !isBreakdown(answer)) {
      job.reject(step, error);
      return;
    }
    const wanted = step.fresh ?? job.request.gallery[0];
    if ((await notAdopted(client, [step])).length === 0 || !wanted) return;
    const technical = client.redact(technicalOf(answer));
    job.fail(step, brokenImageIssue(wanted, "the shop breaks down on this picture", technical));
  } catch (error) {
    if (!(error instanceof AnswerLostError)) throw error;
    await adoptWhenQuiet(client, [step]);
  }
}
