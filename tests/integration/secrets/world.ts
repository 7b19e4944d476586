import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";
import type { ApiClient } from "@/scripts/demo/api-client";
import type { AppRouter } from "@/server/api/root";
import type { Evidence, Markers } from "./markers";

/** Where channels' notices go: they take https alone, and the test's receiver has no certificate. */
export const HOOKS = "https://hooks.example.test";

/** One browser: keeps its cookies, and what it is answered becomes evidence. */
export interface Browser {
  api: ApiClient;
  signIn(email: string, password: string): Promise<void>;
  /** The second step of signing in. */
  enterCode(code: string): Promise<void>;
  /** What its cookie holds, and whatever else stands for the session. */
  sessionSecrets(): Promise<string[]>;
}

/** Where the story takes place: within this process, or in the built product. */
export interface World<B extends Browser = Browser> {
  markers: Markers;
  evidence: Evidence[];
  browser(): B;
  /** The token in the link of that kind that was mailed to that address, as soon as it is there. */
  mailedToken(address: string, kind: LinkKind): Promise<string>;
  /** The store's post of keys that its owner has approved; answers the status. */
  postKeys(address: URL, body: object): Promise<number>;
  /** Waits until the run has ended; answers its status. */
  ended(runId: string): Promise<string>;
}

type LinkKind = "reset-password" | "confirm-email" | "invitation";

export function tokenIn(text: string, kind: LinkKind): string | undefined {
  return new RegExp(`/${kind}/([\\w-]+)`).exec(text)?.[1];
}

type Ask = (path: string, init: RequestInit) => Promise<Response>;

/** The API as a page calls it. Every answer, refusals too, becomes evidence as it went over the wire. */
export function watchedApi(evidence: Evidence[], app: string, ask: Ask): ApiClient {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${app}/api/trpc`,
        transformer: superjson,
        fetch: async (input, init) => {
          const url = new URL(String(input));
          const answer = await ask(`${url.pathname}${url.search}`, init as RequestInit);
          const text = await answer.text();
          const headers = JSON.stringify([...answer.headers]);
          evidence.push({ surface: "answer", where: url.pathname.replace("/api/trpc/", ""), text });
          evidence.push({ surface: "answer", where: `${url.pathname}, its headers`, text: headers });
          return new Response(text, { status: answer.status, headers: answer.headers });
        },
      }),
    ],
  });
}

/** What was refused, as a sentence; the story wants to be refused here and there. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("It was to be refused, and went through.");
}
