import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import type { Store } from "../store/store";
import { imageKind } from "./image-kind";

/** Serves the uploads. A picture's smaller sizes are not made: they answer with the picture itself. */
export function serveUploads(app: Hono<SandboxEnv>, store: Store): void {
  app.get("/wp-content/uploads/*", (c) => {
    const file = decodeURIComponent(new URL(c.req.url).pathname.slice("/wp-content/uploads/".length));
    const content = store.files.read(file) ?? store.files.read(file.replace(/-\d+x\d+(\.[^.]+)$/, "$1"));
    if (!content) return c.text("Not Found", 404);
    const type = imageKind(content)?.mimeType ?? "application/octet-stream";
    return c.body(new Uint8Array(content), 200, {
      "Content-Type": type,
      "Cache-Control": "public, max-age=3600",
    });
  });
}
