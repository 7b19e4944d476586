import { beforeEach, expect, it } from "vitest";
import { type Transport, TransportError } from "@/server/connectors/core/transport";
import { metrics } from "./metrics";
import { observedTransport } from "./observed-transport";

beforeEach(() => metrics().registry.resetMetrics());

const request = { method: "GET", url: "https://shop.example/?token=abc", headers: {}, timeoutMs: 1 } as const;

async function countsAfter(transport: Transport): Promise<Record<string, number>> {
  await observedTransport("woocommerce", transport)(request).catch(() => undefined);
  const { values } = await metrics().outboundSeconds.get();
  const counts = values.filter(({ metricName }) => metricName?.endsWith("_count"));
  return Object.fromEntries(
    counts.map(({ labels, value }) => [`${labels.platform} ${labels.outcome}`, value]),
  );
}

it("counts by the class of the answer, and by the reason why there was none", async () => {
  const answer = (status: number) => async () => ({ status, headers: {}, body: "", url: request.url });
  expect(await countsAfter(answer(200))).toEqual({ "woocommerce 2xx": 1 });
  expect(await countsAfter(answer(429))).toMatchObject({ "woocommerce 4xx": 1 });
  const refused: Transport = async () => {
    throw new TransportError("refused_by_guard", "no", false);
  };
  expect(await countsAfter(refused)).toMatchObject({ "woocommerce refused_by_guard": 1 });
  expect(await metrics().registry.metrics()).not.toContain("shop.example");
});
