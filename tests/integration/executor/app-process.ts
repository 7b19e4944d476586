import { appendFileSync } from "node:fs";
import { serve as listen } from "@hono/node-server";
import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { joinCalls } from "@/server/inngest/embedded/app/join-calls";

/**
 * An app in a process of its own, to be killed: it is set up by the SDK's own variables, as the product is, and notes
 * what its steps do in TRACE_FILE, because its memory does not last.
 */
const { APP_PORT, TRACE_FILE = "", INNGEST_SIGNING_KEY } = process.env;
const inngest = new Inngest({ id: "crash" });
const note = (text: string) => appendFileSync(TRACE_FILE, `${text}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const long = inngest.createFunction(
  { id: "long", retries: 0, triggers: [{ event: "long/go" }] },
  async ({ event, step, attempt }) => {
    const { label, steps, ms } = event.data as { label: string; steps: number; ms: number };
    for (let index = 0; index < steps; index += 1) {
      await step.run(`step-${index}`, async () => {
        note(`${label} begin ${index} ${attempt}`);
        await pause(ms);
        note(`${label} end ${index} ${attempt}`);
        return index;
      });
    }
    return { label, steps };
  },
);

const handle = serve({ client: inngest, functions: [long] });
listen({
  fetch: joinCalls(
    (request: Request) => handle(request),
    () => INNGEST_SIGNING_KEY,
  ),
  port: Number(APP_PORT),
  hostname: "127.0.0.1",
});
