import PQueue from "p-queue";
import type { MediaRequest, MediaResult } from "@/server/connectors/core/target";
import type { WooClient } from "../client";
import { GalleryJob, type GalleryStep } from "./gallery-job";
import { markedImages, readGalleries, readVariationImages } from "./held-images";
import { keyMark } from "./media-key";
import { isSameFile } from "./same-file";
import { sendGalleries } from "./send-galleries";
import { Uploads, wantedOf } from "./uploads";
import { UPLOADS_PER_REQUEST, VariationImages } from "./variation-images";

/** See TargetConnector.writeMedia. */
export async function writeMedia(
  client: WooClient,
  requests: MediaRequest[],
  options: { concurrency: number },
  onResult: (result: MediaResult) => Promise<void>,
): Promise<void> {
  const uploads = new Uploads(requests);
  await adoptEarlier(client, requests, uploads);
  const queue = new PQueue({ concurrency: options.concurrency });
  let failure: { error: unknown } | null = null;
  for (let start = 0; start < requests.length; start += UPLOADS_PER_REQUEST) {
    const group = requests.slice(start, start + UPLOADS_PER_REQUEST);
    void queue.add(async () => {
      if (failure) return;
      try {
        await writeGroup(client, group, uploads, onResult);
      } catch (error) {
        failure ??= { error };
        // Whoever waits for a picture of this group would wait for ever.
        for (const request of group) new GalleryJob(request, uploads).giveUp();
      }
    });
  }
  await queue.onIdle();
  if (failure !== null) throw (failure as { error: unknown }).error;
}

/**
 * Pictures of which the ledger does not know: of an earlier attempt that did not live to tell, or of an import that wrote
 * these products for another ledger. The marks next to them tell. Since an import of long ago somebody may have given the
 * product other pictures, so the names of the files have to fit, too.
 */
async function adoptEarlier(client: WooClient, requests: MediaRequest[], uploads: Uploads): Promise<void> {
  const tried = requests.filter(
    (request) => request.mayHold !== null && wantedOf(request).some(({ key }) => !uploads.now(key)),
  );
  if (tried.length === 0) return;
  const galleries = await readGalleries(
    client,
    tried.map((request) => request.productTargetId),
  );
  for (const request of tried) {
    const sources = new Map(wantedOf(request).map(({ key, image }) => [keyMark(key), image.url]));
    const fits = (mark: string, heldAddress: string) => {
      const source = sources.get(mark);
      return request.mayHold === "attempt" || source === undefined || isSameFile(source, heldAddress);
    };
    const held = galleries.get(request.productTargetId);
    const images = held ? markedImages(held, fits) : new Map<string, string>();
    if (request.variations.some(({ wanted }) => !uploads.now(wanted.key))) {
      for (const { mark, imageId, address } of await readVariationImages(client, request.productTargetId)) {
        if (mark === null || imageId === null || images.has(mark)) continue;
        if (fits(mark, address)) images.set(mark, imageId);
      }
    }
    for (const { key } of wantedOf(request)) {
      const id = images.get(keyMark(key));
      if (id === undefined || uploads.now(key)) continue;
      // What this run's own attempt has uploaded is counted now, since it was not then.
      uploads.settle(key, { state: "there", id, uploaded: request.mayHold === "attempt" });
    }
  }
}

async function writeGroup(
  client: WooClient,
  group: MediaRequest[],
  uploads: Uploads,
  onResult: (result: MediaResult) => Promise<void>,
): Promise<void> {
  const jobs = group.map((request) => new GalleryJob(request, uploads));
  for (;;) {
    const open = jobs.filter((job) => job.state === "open");
    let steps = present(open.map((job) => job.nextUpload()));
    if (steps.length === 0) {
      await Promise.all(open.map((job) => job.othersSettled()));
      steps = present(open.filter((job) => job.state === "open").map((job) => job.finalStep()));
    }
    if (steps.length === 0) break;
    await sendGalleries(client, steps);
  }
  for (const job of jobs) {
    if (job.state === "open" && !(await new VariationImages(client, job.request, uploads).write())) {
      job.state = "unknown";
    }
    await onResult(resultOf(job, uploads));
  }
}

function present(steps: (GalleryStep | null)[]): GalleryStep[] {
  return steps.filter((step) => step !== null);
}

function resultOf(job: GalleryJob, uploads: Uploads): MediaResult {
  const { request } = job;
  const images: MediaResult["images"] = [];
  const issues = [...job.issues];
  const seen = new Set<string>();
  for (const wanted of wantedOf(request)) {
    if (seen.has(wanted.key)) continue;
    seen.add(wanted.key);
    const upload = uploads.now(wanted.key);
    if (upload?.state === "there") {
      const uploaded = upload.uploaded && uploads.isOwner(request, wanted.key);
      images.push({ key: wanted.key, targetId: upload.id, uploaded });
    } else if (upload?.state === "failed") {
      issues.push({ ...upload.issue, details: { ...upload.issue.details, url: wanted.image.url } });
    }
  }
  const status = job.state === "open" ? "written" : job.state;
  return { sourceId: request.sourceId, status, images, issues };
}
