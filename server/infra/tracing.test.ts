import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { projectRoot } from "@/scripts/services/project";

interface Sent {
  name: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
  status: { code?: number };
}

/** What Next does at its start, then a span within a span that fails, then what stays loaded of OpenTelemetry. */
const PROGRAM = `
  import { Module } from "node:module";
  import { register } from "./instrumentation.ts";
  import { inSpan } from "./server/infra/tracing.ts";
  await register();
  await inSpan("outer", { "procedure": "import.start" }, async () => {
    await inSpan("inner", { "server.address": "shop.example" }, async () => {
      throw new TypeError("https://shop.example/?token=secret");
    }).catch(() => undefined);
  });
  process.emit("SIGTERM");
  const loaded = Object.keys(Module._cache).filter((file) => file.includes("@opentelemetry"));
  console.log(JSON.stringify({ loaded: loaded.length }));
`;

async function run(env: Record<string, string>): Promise<{ loaded: number }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", PROGRAM],
    {
      cwd: projectRoot,
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", NEXT_RUNTIME: "nodejs", ...env },
    },
  );
  return JSON.parse(stdout);
}

it("sends spans to the configured receiver, with their parents and without what messages quote", async () => {
  const bodies: string[] = [];
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(`${request.url} ${Buffer.concat(chunks)}`);
      response.setHeader("content-type", "application/json").end("{}");
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  const { loaded } = await run({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_SERVICE_NAME: "primelink-test",
  });
  receiver.close();
  expect(loaded).toBeGreaterThan(0);

  expect(bodies.map((body) => body.split(" ")[0])).toEqual(["/v1/traces"]);
  const sent = JSON.parse(bodies.join().replace("/v1/traces ", ""));
  const [{ resource, scopeSpans }] = sent.resourceSpans;
  expect(resource.attributes).toContainEqual({
    key: "service.name",
    value: { stringValue: "primelink-test" },
  });
  const spans: Sent[] = scopeSpans[0].spans;
  const inner = spans.find(({ name }) => name === "inner");
  const outer = spans.find(({ name }) => name === "outer");
  expect(inner?.parentSpanId).toBe(outer?.spanId);
  expect(outer?.attributes).toEqual([{ key: "procedure", value: { stringValue: "import.start" } }]);
  expect(inner?.attributes).toContainEqual({ key: "error.type", value: { stringValue: "TypeError" } });
  expect(inner?.status.code).toBe(2);
  expect(bodies.join()).not.toContain("token=secret");
});

it("loads nothing of OpenTelemetry when no receiver is configured", async () => {
  expect(await run({})).toEqual({ loaded: 0 });
});
