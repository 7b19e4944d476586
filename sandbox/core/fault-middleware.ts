import { setTimeout as delay } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import type { FaultRule, Faults } from "./faults";
import type { SandboxEnv } from "./listen";

type RefusalKind = "429" | "429-bare" | "500" | "502" | "503" | "504";

/** How this platform words a refusal. What it leaves undefined gets a plain answer. */
export type RefusalAnswer = (
  kind: RefusalKind,
  c: Context<SandboxEnv>,
  rule: FaultRule,
) => Response | undefined;

const holdMs = 120_000;

/** Applies the faults to every request but those to the sandbox's own controls. */
export function faultMiddleware(faults: Faults, answer?: RefusalAnswer): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    if (c.req.path.startsWith("/__sandbox")) return next();
    const firing = faults.decide(c.req.method, c.req.path);
    for (const rule of firing) if (rule.kind === "latency") await delay(rule.ms ?? 1000);
    const rule = firing.find((one) => one.kind !== "latency");
    if (!rule) return next();
    switch (rule.kind) {
      case "timeout":
        await held(c, rule.ms ?? holdMs);
        return cut(c);
      case "reset":
        c.env.incoming.socket.resetAndDestroy();
        return noAnswer();
      case "lose-answer":
        await next();
        replaceAnswer(c, cut(c));
        return;
      case "truncate":
        await next();
        replaceAnswer(c, await truncated(c.res));
        return;
      case "latency":
        return next();
      default:
        return answer?.(rule.kind, c, rule) ?? plainRefusal(rule.kind, rule);
    }
  };
}

function cut(c: Context<SandboxEnv>): Response {
  c.env.incoming.socket.destroy();
  return noAnswer();
}

/** A copy, since what runs after this sets headers on it. */
function noAnswer(): Response {
  return new Response(null, RESPONSE_ALREADY_SENT);
}

function replaceAnswer(c: Context<SandboxEnv>, answer: Response): void {
  // Hono would carry the headers of the former answer over, its length among them.
  c.res = undefined;
  c.res = answer;
}

function held(c: Context<SandboxEnv>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    c.env.outgoing.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function truncated(response: Response): Promise<Response> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(body.slice(0, Math.floor(body.length / 2)), { status: response.status, headers });
}

function plainRefusal(kind: RefusalKind, rule: FaultRule): Response {
  if (kind === "429-bare") return new Response("", { status: 429 });
  const headers: Record<string, string> =
    kind === "429" ? { "retry-after": String(Math.ceil((rule.ms ?? 1000) / 1000)) } : {};
  const texts = {
    "429": "Too Many Requests",
    "500": "Internal Server Error",
    "502": "Bad Gateway",
    "503": "Service Unavailable",
    "504": "Gateway Time-out",
  };
  const page = `<html><head><title>${kind} ${texts[kind]}</title></head><body><h1>${kind} ${texts[kind]}</h1></body></html>`;
  return new Response(page, { status: Number(kind), headers: { "content-type": "text/html", ...headers } });
}
