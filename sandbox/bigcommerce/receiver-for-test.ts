import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedPost {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface PostReceiver {
  /** An address below which any path is taken. */
  url: string;
  posts: ReceivedPost[];
  /** What the next posts are answered with; 200 when nothing is said. */
  answer: (post: ReceivedPost) => number;
  close(): Promise<void>;
}

/** A server on this machine that webhooks are posted to. */
export async function startPostReceiver(): Promise<PostReceiver> {
  const receiver: Omit<PostReceiver, "url" | "close"> = { posts: [], answer: () => 200 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const post = { path: request.url ?? "", headers: request.headers, body };
    receiver.posts.push(post);
    response.writeHead(receiver.answer(post)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
