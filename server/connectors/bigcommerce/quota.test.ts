import { describe, expect, it } from "vitest";
import type { WaitNotice } from "../core/context";
import type { TransportResponse } from "../core/transport";
import { createQuotaGate, type QuotaGateOptions } from "./quota";

function answer(left: number, resetMs: number, more: Partial<TransportResponse> = {}): TransportResponse {
  return {
    status: 200,
    body: "{}",
    url: "https://api.bigcommerce.com",
    ...more,
    headers: {
      "x-rate-limit-requests-left": String(left),
      "x-rate-limit-requests-quota": "150",
      "x-rate-limit-time-reset-ms": String(resetMs),
      "x-rate-limit-time-window-ms": "30000",
      ...more.headers,
    },
  };
}

function gateAt(start: number, options?: QuotaGateOptions) {
  const clock = { now: start };
  const notices: WaitNotice[] = [];
  const gate = createQuotaGate(
    {
      now: () => clock.now,
      sleep: async (ms) => {
        clock.now += ms;
      },
      onWait: (notice) => notices.push(notice),
    },
    options,
  );
  return { gate, clock, notices };
}

describe("quota gate", () => {
  it("lets requests through while the window has room, and leaves a fifth of it to other apps", async () => {
    const { gate, clock, notices } = gateAt(1000);
    await gate.acquire();
    gate.release(answer(31, 8000));
    await gate.acquire();
    expect(clock.now).toBe(1000);
    gate.release(answer(30, 8000));
    await gate.acquire();
    expect(clock.now).toBe(9100);
    expect(notices).toEqual([{ reason: "source_quota", label: "BigCommerce's quota", ms: 8100 }]);
  });

  it("counts what is under way, whose answers are still to come", async () => {
    const { gate, clock } = gateAt(0, { concurrency: 5 });
    await gate.acquire();
    gate.release(answer(33, 5000));
    await gate.acquire();
    await gate.acquire();
    await gate.acquire();
    expect(clock.now).toBe(0);
    await gate.acquire();
    expect(clock.now).toBe(5100);
  });

  it("never has more than so many requests under way", async () => {
    const { gate } = gateAt(0, { concurrency: 2 });
    await gate.acquire();
    await gate.acquire();
    let third = false;
    const later = gate.acquire().then(() => {
      third = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(third).toBe(false);
    gate.release(undefined);
    await later;
    expect(third).toBe(true);
  });

  it("takes the lowest number of a window when answers come out of order, and forgets an old window", async () => {
    const { gate, clock } = gateAt(0, { concurrency: 9 });
    for (let turn = 0; turn < 3; turn += 1) await gate.acquire();
    gate.release(answer(40, 9000));
    gate.release(answer(42, 9050));
    expect(gate.window()?.left).toBe(40);
    gate.release(answer(149, 39_000));
    expect(gate.window()?.left).toBe(149);
    expect(clock.now).toBe(0);
  });

  it("holds everything back after a 429 for as long as it says", async () => {
    const { gate, clock } = gateAt(0);
    await gate.acquire();
    gate.release(answer(120, 500, { status: 429, headers: { "x-retry-after": "12" } }));
    await gate.acquire();
    expect(clock.now).toBe(12_100);
  });

  it("does nothing without headers and with an unlimited quota", async () => {
    const { gate, clock } = gateAt(0);
    await gate.acquire();
    gate.release({ ...answer(1, 1), headers: {} });
    await gate.acquire();
    gate.release(answer(9000, 30_000, { headers: { "x-rate-limit-requests-quota": "16101495" } }));
    await gate.acquire();
    expect(clock.now).toBe(0);
  });

  it("ends for a request that is called off, and lets the next one through", async () => {
    const { gate } = gateAt(0, { concurrency: 1 });
    await gate.acquire();
    const stop = new AbortController();
    const stopped = gate.acquire(stop.signal);
    const next = gate.acquire();
    stop.abort(new Error("cancelled"));
    gate.release(undefined);
    await expect(stopped).rejects.toThrow("cancelled");
    await next;
  });
});
