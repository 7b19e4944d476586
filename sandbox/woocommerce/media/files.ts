import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AttachmentRecord } from "../store/records";

/** The uploads: paths that point to contents. Equal contents are kept once, on disk when there is a folder. */
export class Files {
  private readonly digests = new Map<string, string>();
  private readonly contents = new Map<string, Buffer>();

  constructor(private readonly folder: string | undefined) {}

  /** Takes over the paths of the attachments in a loaded state. */
  claim(attachments: readonly AttachmentRecord[]): void {
    this.digests.clear();
    for (const { file, digest } of attachments) this.digests.set(file, digest);
  }

  has(file: string): boolean {
    return this.digests.has(file);
  }

  write(file: string, content: Buffer): string {
    const digest = createHash("sha256").update(content).digest("hex").slice(0, 32);
    this.digests.set(file, digest);
    if (!this.folder) {
      if (!this.contents.has(digest)) this.contents.set(digest, content);
      return digest;
    }
    const path = this.pathOf(this.folder, digest);
    if (!existsSync(path)) {
      mkdirSync(join(this.folder, "uploads"), { recursive: true });
      writeFileSync(path, content);
    }
    return digest;
  }

  read(file: string): Buffer | undefined {
    const digest = this.digests.get(file);
    if (digest === undefined) return undefined;
    if (!this.folder) return this.contents.get(digest);
    const path = this.pathOf(this.folder, digest);
    return existsSync(path) ? readFileSync(path) : undefined;
  }

  release(file: string): void {
    const digest = this.digests.get(file);
    this.digests.delete(file);
    if (digest === undefined || [...this.digests.values()].includes(digest)) return;
    this.contents.delete(digest);
    if (this.folder) rmSync(this.pathOf(this.folder, digest), { force: true });
  }

  private pathOf(folder: string, digest: string): string {
    return join(folder, "uploads", digest);
  }
}
