import type { MediaRequest, MediaWanted } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import type { WooClient } from "../client";
import { type BatchItem, type ItemAnswer, LARGEST_BATCH, sendBatch } from "../writers/batch";
import { IMAGE_MARK, readVariationImages, toHeldImage } from "./held-images";
import { fetched, pointedAt } from "./image-body";
import { brokenImageIssue, imageIssue, missingImageId } from "./image-issue";
import { keyMark } from "./media-key";
import { UPLOAD_TIMEOUT_MS } from "./send-galleries";
import type { Uploads } from "./uploads";

/** Pictures that one request lets the store fetch: a host's time limit is commonly 30 seconds. */
export const UPLOADS_PER_REQUEST = 6;

const LOOK_EVERY_MS = 2_000;
const QUIET_LOOKS = 3;

type Variation = MediaRequest["variations"][number];

interface Step {
  variation: Variation;
  fresh: boolean;
  item: BatchItem;
}

function stepFor(variation: Variation, image: JsonObject, fresh: boolean): Step {
  const meta = [{ key: IMAGE_MARK, value: keyMark(variation.wanted.key) }];
  const body = { image, meta_data: meta };
  return { variation, fresh, item: { operation: "update", targetId: variation.targetId, body } };
}

/** Gives each variation of one product its picture; one that several share is fetched once. */
export class VariationImages {
  private unknown = false;

  constructor(
    private readonly client: WooClient,
    private readonly request: MediaRequest,
    private readonly uploads: Uploads,
  ) {}

  /** False when nobody knows what the store holds. */
  async write(): Promise<boolean> {
    let open = this.request.variations;
    while (open.length > 0 && !this.unknown) {
      const steps = this.nextSteps(open);
      if (steps.length > 0) {
        const again = await this.send(steps);
        const sent = new Set(steps.map((step) => step.variation));
        open = open.filter((variation) => !sent.has(variation) || again.has(variation));
        continue;
      }
      open = open.filter(({ wanted }) => this.uploads.now(wanted.key)?.state !== "failed");
      const [first] = open;
      // What is left waits for another product that fetches the same picture.
      if (first && (await this.uploads.whenSettled(first.wanted.key)).state === "unknown")
        this.unknown = true;
    }
    if (this.unknown) this.giveUp();
    return !this.unknown;
  }

  private nextSteps(open: readonly Variation[]): Step[] {
    const steps: Step[] = [];
    const fetching = new Set<string>();
    for (const variation of open) {
      if (steps.length === LARGEST_BATCH) break;
      const { wanted } = variation;
      const upload = this.uploads.now(wanted.key);
      if (upload?.state === "there") {
        steps.push(stepFor(variation, pointedAt(wanted, upload.id), false));
      } else if (!upload && this.uploads.isOwner(this.request, wanted.key) && !fetching.has(wanted.key)) {
        if (fetching.size === UPLOADS_PER_REQUEST) continue;
        fetching.add(wanted.key);
        steps.push(stepFor(variation, fetched(wanted), true));
      }
    }
    return steps;
  }

  /** Variations that have to be sent again. */
  private async send(steps: Step[]): Promise<Set<Variation>> {
    const path = `products/${this.request.productTargetId}/variations/batch`;
    const answer = await sendBatch(
      this.client,
      path,
      steps.map((step) => step.item),
      { timeoutMs: UPLOAD_TIMEOUT_MS, fields: ["image"] },
    );
    if (answer.kind === "answered") {
      return new Set(
        steps.flatMap((step, index) => {
          const item = answer.items[index];
          return item && this.settle(step, item) ? [step.variation] : [];
        }),
      );
    }
    const left = answer.kind === "lost" ? await this.adoptWhenQuiet(steps) : await this.notAdopted(steps);
    if (answer.kind === "lost" && left.length > 0) {
      this.unknown = true;
      return new Set();
    }
    const [only] = left;
    if (left.length === 1 && only && steps.length === 1) {
      this.fail(only.variation.wanted, answer.technical);
      return new Set();
    }
    for (const step of left) await this.send([step]);
    return new Set();
  }

  /** True when the variation has to be sent again. */
  private settle({ variation, fresh }: Step, item: ItemAnswer): boolean {
    const { wanted } = variation;
    if (item.ok) {
      const { imageId } = toHeldImage({ ...item.row, id: Number(item.id) });
      if (fresh && imageId !== null) {
        this.uploads.settle(wanted.key, { state: "there", id: imageId, uploaded: true });
      }
      return false;
    }
    const missing = missingImageId(item.error);
    if (missing !== null && this.uploads.forget(this.request, missing)) return true;
    if (fresh) this.uploads.settle(wanted.key, { state: "failed", issue: imageIssue(wanted, item.error) });
    // One that was pointed at a picture which another variation has found missing is sent again with the new one.
    return missing !== null && !this.uploads.now(wanted.key);
  }

  private fail(wanted: MediaWanted, technical: string): void {
    const issue = brokenImageIssue(wanted, "the shop breaks down on this picture", technical);
    if (!this.uploads.now(wanted.key)) this.uploads.settle(wanted.key, { state: "failed", issue });
  }

  private async notAdopted(steps: Step[]): Promise<Step[]> {
    const held = await readVariationImages(this.client, this.request.productTargetId);
    const byId = new Map(held.map((image) => [image.variationId, image]));
    return steps.filter(({ variation, fresh }) => {
      const image = byId.get(variation.targetId);
      const { key } = variation.wanted;
      if (!image || image.imageId === null || image.mark !== keyMark(key)) return true;
      if (fresh) this.uploads.settle(key, { state: "there", id: image.imageId, uploaded: true });
      return false;
    });
  }

  private async adoptWhenQuiet(steps: Step[]): Promise<Step[]> {
    let open = steps;
    for (let quiet = 0; open.length > 0 && quiet < QUIET_LOOKS; ) {
      const left = await this.notAdopted(open);
      quiet = left.length === open.length ? quiet + 1 : 0;
      open = left;
      if (open.length > 0) await this.client.context.sleep(LOOK_EVERY_MS, this.client.context.signal);
    }
    return open;
  }

  private giveUp(): void {
    for (const { wanted } of this.request.variations) {
      if (this.uploads.now(wanted.key) || !this.uploads.isOwner(this.request, wanted.key)) continue;
      this.uploads.settle(wanted.key, { state: "unknown" });
    }
  }
}
