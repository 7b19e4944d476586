import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PNG } from "pngjs";
import type {
  MediaRequest,
  MediaResult,
  MediaWanted,
  TargetConnector,
} from "@/server/connectors/core/target";
import { atTheEnd } from "./woocommerce-store";

export interface PictureServer {
  url: string;
  /** How often each path was fetched. */
  fetched(path: string): number;
}

function picture(seed: number): Buffer {
  const png = new PNG({ width: 40, height: 30 });
  for (let at = 0; at < png.data.length; at += 4) {
    png.data[at] = (at * seed) % 255;
    png.data[at + 1] = (at / 40 + seed * 60) % 255;
    png.data[at + 2] = (seed * 40) % 255;
    png.data[at + 3] = 255;
  }
  return PNG.sync.write(png);
}

/** Pictures of the source, from this machine: /dead… is missing, /page… is no picture. */
export async function startPictures(): Promise<PictureServer> {
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
    if (pathname.startsWith("/dead")) {
      response.writeHead(404).end("gone");
    } else if (pathname.startsWith("/page")) {
      response.writeHead(200, { "content-type": "text/html" }).end("<p>no picture</p>");
    } else {
      response.writeHead(200, { "content-type": "image/png" }).end(picture(pathname.length + counts.size));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atTheEnd(() => new Promise((resolve) => server.close(() => resolve())));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fetched: (path) => counts.get(path) ?? 0,
  };
}

export function wanted(target: TargetConnector, url: string, targetId: string | null = null): MediaWanted {
  return {
    key: target.mediaKey(url),
    image: { sourceId: url, url, alt: `Alt & ${url.length}`, position: 0 },
    targetId,
  };
}

export async function writeMedia(
  target: TargetConnector,
  requests: Pick<MediaRequest, "sourceId" | "productTargetId" | "gallery" | "variations">[],
  mayHold: MediaRequest["mayHold"] = null,
): Promise<MediaResult[]> {
  const results: MediaResult[] = [];
  const whole = requests.map((request) => ({ ...request, mayHold }));
  await target.writeMedia(whole, { concurrency: 2 }, async (result) => {
    results.push(result);
  });
  return results.sort((a, b) => a.sourceId.localeCompare(b.sourceId, "en", { numeric: true }));
}
