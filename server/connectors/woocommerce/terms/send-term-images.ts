import type { IssueDraft } from "@/server/domain/issue";
import { isJsonObject } from "@/server/domain/json";
import type { WooClient } from "../client";
import { brokenImageIssue, imageIssue } from "../media/image-issue";
import { isSameFile } from "../media/same-file";
import { UPLOAD_TIMEOUT_MS } from "../media/send-galleries";
import { UPLOADS_PER_REQUEST } from "../media/variation-images";
import { textOf } from "../payload/read";
import { sendBatch } from "../writers/batch";

/** A picture for a category or brand that is there. */
export interface TermImage {
  termId: string;
  url: string;
  alt: string;
  /** The term may hold this very picture already, from an attempt of which nobody knows. */
  mayBeThere: boolean;
}

export type TermImageAnswer = "written" | IssueDraft;

const LOOK_EVERY_MS = 2_000;
const MOST_LOOKS = 15;

function wanted({ url, alt, termId }: TermImage) {
  return { key: url, targetId: null, image: { sourceId: termId, url, alt, position: 0 } };
}

/** Addresses of the pictures that these terms hold now. */
async function heldImages(client: WooClient, path: string, ids: string[]): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  for (let start = 0; start < ids.length; start += 100) {
    const include = ids.slice(start, start + 100).join(",");
    const { rows } = await client.readPage(path, {
      include,
      hide_empty: false,
      per_page: 100,
      _fields: "id,image",
    });
    for (const row of rows) if (isJsonObject(row.image)) held.set(String(row.id), textOf(row.image.src));
  }
  return held;
}

/**
 * Gives terms their pictures, a few a request since the shop fetches each while we wait. A picture that cannot be
 * fetched costs the term nothing: it stays as it is.
 */
export async function sendTermImages(
  client: WooClient,
  path: string,
  images: TermImage[],
): Promise<Map<string, TermImageAnswer>> {
  const answers = new Map<string, TermImageAnswer>();
  const uncertain = images.filter((image) => image.mayBeThere);
  if (uncertain.length > 0) {
    const held = await heldImages(
      client,
      path,
      uncertain.map(({ termId }) => termId),
    );
    for (const { termId, url } of uncertain) {
      if (isSameFile(url, held.get(termId) ?? "")) answers.set(termId, "written");
    }
  }
  const open = images.filter(({ termId }) => !answers.has(termId));
  for (let start = 0; start < open.length; start += UPLOADS_PER_REQUEST) {
    await sendSome(client, path, open.slice(start, start + UPLOADS_PER_REQUEST), answers);
  }
  return answers;
}

async function sendSome(
  client: WooClient,
  path: string,
  images: TermImage[],
  answers: Map<string, TermImageAnswer>,
): Promise<void> {
  const items = images.map(({ termId, url, alt }) => ({
    operation: "update" as const,
    targetId: termId,
    body: { image: { src: url, alt } },
  }));
  const answer = await sendBatch(client, `${path}/batch`, items, { timeoutMs: UPLOAD_TIMEOUT_MS });
  if (answer.kind === "answered") {
    for (const [index, image] of images.entries()) {
      const item = answer.items[index];
      if (item) answers.set(image.termId, item.ok ? "written" : imageIssue(wanted(image), item.error));
    }
    return;
  }
  const [only] = images;
  if (answer.kind !== "lost" && images.length > 1) {
    for (const image of images) await sendSome(client, path, [image], answers);
    return;
  }
  if (answer.kind !== "lost" && only) {
    const detail = "the shop breaks down on this picture";
    answers.set(only.termId, brokenImageIssue(wanted(only), detail, answer.technical));
    return;
  }
  await lookWhatArrived(client, path, images, answers, answer.technical);
}

/** After a lost answer: the shop may still be fetching. What has not arrived when it is quiet comes with the next run. */
async function lookWhatArrived(
  client: WooClient,
  path: string,
  images: TermImage[],
  answers: Map<string, TermImageAnswer>,
  technical: string,
): Promise<void> {
  let open = images;
  for (let look = 0, quiet = 0; open.length > 0 && quiet < 3 && look < MOST_LOOKS; look += 1) {
    await client.context.sleep(LOOK_EVERY_MS, client.context.signal);
    const held = await heldImages(
      client,
      path,
      open.map(({ termId }) => termId),
    );
    const left = open.filter(({ termId, url }) => !isSameFile(url, held.get(termId) ?? ""));
    for (const image of open) if (!left.includes(image)) answers.set(image.termId, "written");
    quiet = left.length === open.length ? quiet + 1 : 0;
    open = left;
  }
  for (const image of open) {
    answers.set(image.termId, brokenImageIssue(wanted(image), "the shop did not answer in time", technical));
  }
}
