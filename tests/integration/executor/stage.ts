import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Inngest, InngestFunction } from "inngest";
import { serve } from "inngest/node";
import type { ShownRun, Stage } from "./scenario";

/** Far more than anything takes here, for machines that are busy with other things. */
const patience = 60_000;

async function until<Result>(
  what: string,
  look: () => Promise<Result | undefined> | Result | undefined,
): Promise<Result> {
  const end = Date.now() + patience;
  for (;;) {
    const result = await look();
    if (result !== undefined) return result;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export function createStage(inngest: Inngest, runsOf: (eventId: string) => Promise<ShownRun[]>): Stage {
  const noted: { topic: string; value: unknown }[] = [];
  const notes = (topic: string) => noted.filter((one) => one.topic === topic).map((one) => one.value);
  return {
    inngest,
    runsOf,
    notes,
    note: (topic, value) => void noted.push({ topic, value: value ?? null }),
    noted: (topic, count) =>
      until(`${count} notes of ${topic}`, () => (notes(topic).length >= count ? notes(topic) : undefined)),
    send: async (name, data = {}, more = {}) => (await inngest.send({ name, data, ...more })).ids[0] ?? "",
    ended: (eventId) =>
      until(`the end of the run of ${eventId}`, async () => {
        const [run] = await runsOf(eventId);
        return run && !["Queued", "Running"].includes(run.status) ? run : undefined;
      }),
  };
}

export interface ServedApp {
  url: string;
  close(): Promise<void>;
}

/** A real app: the SDK's own handler on a real HTTP server. */
export async function serveApp(
  client: Inngest,
  functions: InngestFunction.Any[],
  port = 0,
): Promise<ServedApp> {
  const server: Server = createServer(serve({ client, functions, servePath: "/api/inngest" }));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/api/inngest`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
