import type { MediaRequest, MediaWanted } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";

/** What became of one picture: its id, why it is missing, or that nobody knows. */
export type Upload =
  | { state: "there"; id: string; uploaded: boolean }
  | { state: "failed"; issue: IssueDraft }
  | { state: "unknown" };

export function wantedOf(request: MediaRequest): MediaWanted[] {
  return [...request.gallery, ...request.variations.map((variation) => variation.wanted)];
}

/**
 * Pictures of one call by key. Each has one owner, the first product that wants it, which uploads it; all others wait
 * for that. Owners come before those who wait for them, and never wait before they have uploaded, so nobody waits in
 * a circle.
 */
export class Uploads {
  private readonly owners = new Map<string, string>();
  private readonly settled = new Map<string, Upload>();
  private readonly waiting = new Map<string, ((upload: Upload) => void)[]>();

  constructor(requests: MediaRequest[]) {
    for (const request of requests) {
      for (const { key, targetId } of wantedOf(request)) {
        if (targetId !== null) this.settled.set(key, { state: "there", id: targetId, uploaded: false });
        else if (!this.owners.has(key)) this.owners.set(key, request.sourceId);
      }
    }
  }

  isOwner(request: MediaRequest, key: string): boolean {
    return this.owners.get(key) === request.sourceId;
  }

  now(key: string): Upload | undefined {
    return this.settled.get(key);
  }

  settle(key: string, upload: Upload): void {
    this.settled.set(key, upload);
    for (const resolve of this.waiting.get(key) ?? []) resolve(upload);
    this.waiting.delete(key);
  }

  whenSettled(key: string): Promise<Upload> {
    const upload = this.settled.get(key);
    if (upload) return Promise.resolve(upload);
    return new Promise((resolve) => this.waiting.set(key, [...(this.waiting.get(key) ?? []), resolve]));
  }

  /** The store no longer has the picture under this id; whoever finds out first uploads it again. */
  forget(request: MediaRequest, id: string): boolean {
    for (const [key, upload] of this.settled) {
      if (upload.state !== "there" || upload.id !== id || upload.uploaded) continue;
      this.settled.delete(key);
      this.owners.set(key, request.sourceId);
      return true;
    }
    return false;
  }
}
