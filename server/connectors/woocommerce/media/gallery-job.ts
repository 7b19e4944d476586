import type { MediaRequest, MediaWanted } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import { isJsonObject, type JsonObject } from "@/server/domain/json";
import type { WpError } from "../answers";
import { textOf } from "../payload/read";
import { GALLERY_MARKS, type HeldGallery } from "./held-images";
import { fetched, pointedAt } from "./image-body";
import { brokenImageIssue, imageIssue, missingImageId } from "./image-issue";
import { keyMark } from "./media-key";
import type { Uploads } from "./uploads";

/** One writing of a product's pictures: all that the store has by now, and at most one that it is to fetch. */
export interface GalleryStep {
  job: GalleryJob;
  fresh: MediaWanted | null;
  marks: string[];
  body: JsonObject;
}

/**
 * A product on its way to its pictures. It gets one new picture at a time: WooCommerce keeps the pictures that it
 * fetched before a bad one without telling their ids, and they would be fetched again. Several products share a
 * request instead.
 */
export class GalleryJob {
  state: "open" | "gone" | "unknown" = "open";
  /** Refusals that are no picture's. */
  readonly issues: IssueDraft[] = [];
  private readonly gallery: MediaWanted[];
  private readonly todo: MediaWanted[];
  private accepted: string | null = null;

  constructor(
    readonly request: MediaRequest,
    private readonly uploads: Uploads,
  ) {
    const byKey = new Map<string, MediaWanted>();
    for (const wanted of request.gallery) if (!byKey.has(wanted.key)) byKey.set(wanted.key, wanted);
    this.gallery = [...byKey.values()];
    this.todo = this.gallery.filter(({ key }) => uploads.isOwner(request, key) && !uploads.now(key));
  }

  nextUpload(): GalleryStep | null {
    const fresh = this.todo.shift();
    return fresh ? this.step(fresh) : null;
  }

  async othersSettled(): Promise<void> {
    for (const { key } of this.gallery) {
      if ((await this.uploads.whenSettled(key)).state === "unknown") this.giveUp();
    }
  }

  /** The whole gallery, unless the store holds it by now. One of which nothing arrived leaves the old pictures. */
  finalStep(): GalleryStep | null {
    const step = this.step(null);
    const nothingArrived = step.marks.length === 0 && this.gallery.length > 0;
    return step.marks.join(",") === this.accepted || nothingArrived ? null : step;
  }

  private step(fresh: MediaWanted | null): GalleryStep {
    const images: JsonObject[] = [];
    const marks: string[] = [];
    for (const wanted of this.gallery) {
      const upload = this.uploads.now(wanted.key);
      if (wanted.key === fresh?.key) images.push(fetched(wanted));
      else if (upload?.state === "there") images.push(pointedAt(wanted, upload.id));
      else continue;
      marks.push(keyMark(wanted.key));
    }
    const body = { images, meta_data: [{ key: GALLERY_MARKS, value: marks.join(",") }] };
    return { job: this, fresh, marks, body };
  }

  /** True when the product holds what the step wanted. */
  adopt(step: GalleryStep, held: HeldGallery): boolean {
    const known = sentIds(step);
    const marked =
      held.marks.join(",") === step.marks.join(",") && held.imageIds.length === step.marks.length;
    // The marks are written before the pictures, so they alone prove nothing.
    if (!marked || !known.every((id, index) => id === null || held.imageIds[index] === id)) return false;
    this.accept(step, held.imageIds);
    return true;
  }

  accept(step: GalleryStep, imageIds: string[]): void {
    this.accepted = step.marks.join(",");
    if (!step.fresh) return;
    const known = new Set(sentIds(step));
    const fresh = imageIds.filter((id) => !known.has(id));
    const [id] = fresh;
    if (id !== undefined && fresh.length === 1) {
      this.uploads.settle(step.fresh.key, { state: "there", id, uploaded: true });
    } else {
      const issue = brokenImageIssue(step.fresh, "the shop took the others, but not this one", "");
      this.uploads.settle(step.fresh.key, { state: "failed", issue });
    }
  }

  reject(step: GalleryStep, error: WpError): void {
    if (/_invalid_id$/.test(error.code)) {
      this.giveUp();
      this.state = "gone";
      return;
    }
    const missing = missingImageId(error);
    if (missing !== null && this.uploads.forget(this.request, missing)) {
      const again = this.gallery.filter(
        ({ key }) => !this.uploads.now(key) && this.uploads.isOwner(this.request, key),
      );
      this.todo.splice(0, this.todo.length, ...again);
      return;
    }
    if (step.fresh) {
      this.uploads.settle(step.fresh.key, { state: "failed", issue: imageIssue(step.fresh, error) });
      return;
    }
    this.accepted = step.marks.join(",");
    const [first] = this.gallery;
    if (first) this.issues.push(imageIssue(first, error));
  }

  fail(step: GalleryStep, issue: IssueDraft): void {
    if (step.fresh) {
      this.uploads.settle(step.fresh.key, { state: "failed", issue });
      return;
    }
    this.accepted = step.marks.join(",");
    this.issues.push(issue);
  }

  /** Nobody knows what the store holds: the next attempt looks first. Whoever waits for this product's pictures is told. */
  giveUp(): void {
    this.state = "unknown";
    this.todo.length = 0;
    for (const { key } of [...this.gallery, ...this.request.variations.map(({ wanted }) => wanted)]) {
      if (!this.uploads.now(key) && this.uploads.isOwner(this.request, key)) {
        this.uploads.settle(key, { state: "unknown" });
      }
    }
  }
}

/** Ids in the order of the pictures; null for the one that is to be fetched. */
function sentIds(step: GalleryStep): (string | null)[] {
  const images = Array.isArray(step.body.images) ? step.body.images : [];
  return images.map((image) => (isJsonObject(image) && image.id !== undefined ? textOf(image.id) : null));
}
