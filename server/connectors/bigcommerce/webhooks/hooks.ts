import { z } from "zod";
import type { JsonObject } from "@/server/domain/json";
import { AnswerLostError, FatalError, RetriableError } from "../../core/errors";
import { HttpStatusError } from "../../core/http-types";
import type { RemoteHook, SourceWebhooks } from "../../core/source";
import type { BigCommerceClient } from "../client";
import { hookSchema, oneHookSchema, type RawHook } from "../schemas/hook";
import { readToTheEnd } from "../streams/whole-list";
import { destinationProblem } from "./destination";
import { topicsOf } from "./topics";

const PATH = "/v3/hooks";
/** Statuses with which a second hook for the same topic and address may be refused; which one is not documented. */
const REFUSALS = new Set([400, 409, 422]);

type WantedHook = Parameters<SourceWebhooks["create"]>[0];

function toRemote(raw: RawHook): RemoteHook {
  return {
    remoteId: raw.id,
    topic: raw.scope,
    destination: raw.destination,
    active: raw.is_active === true,
  };
}

function contentOf({ topic, destination, headers }: WantedHook) {
  const body: JsonObject = { scope: topic, destination, is_active: true, headers };
  return { body, secrets: Object.values(headers) };
}

/** Whether the hook may be there although it was not answered to have been made. */
function mayBeThere(error: unknown): boolean {
  if (error instanceof AnswerLostError) return true;
  return (
    error instanceof FatalError && error.cause instanceof HttpStatusError && REFUSALS.has(error.cause.status)
  );
}

/** What was sent can be sent again without harm. */
function repeatable(error: unknown): unknown {
  if (!(error instanceof AnswerLostError)) return error;
  return new RetriableError(
    "A change of a webhook was sent to BigCommerce, but its answer was lost; try again in a moment.",
    { cause: error, ...(error.technical === undefined ? {} : { technical: error.technical }) },
  );
}

/** The hooks that these credentials see: those of their own API account. Managing them needs no scope. */
export function createWebhooks(client: BigCommerceClient): SourceWebhooks {
  const pathOf = (remoteId: string) => `${PATH}/${encodeURIComponent(remoteId)}`;

  async function list(): Promise<RemoteHook[]> {
    return (await readToTheEnd(client, PATH, {})).flatMap((raw) => {
      const hook = hookSchema.safeParse(raw);
      return hook.success ? [toRemote(hook.data)] : [];
    });
  }

  /** Null where there is no such hook. */
  async function put(remoteId: string, hook: WantedHook): Promise<RemoteHook | null> {
    try {
      const request = { method: "PUT", path: pathOf(remoteId), ...contentOf(hook) } as const;
      const changed = await client.change(request, oneHookSchema);
      return changed && toRemote(changed.data);
    } catch (error) {
      throw repeatable(error);
    }
  }

  async function create(hook: WantedHook): Promise<RemoteHook> {
    try {
      const request = { method: "POST", path: PATH, ...contentOf(hook) } as const;
      const made = await client.change(request, oneHookSchema);
      if (made) return toRemote(made.data);
      throw new FatalError(
        "BigCommerce does not know webhooks for this store. Check the store hash with Test connection.",
      );
    } catch (error) {
      if (!mayBeThere(error)) throw error;
      const all = await list();
      const there = all.find((one) => one.topic === hook.topic && one.destination === hook.destination);
      // Its headers may be of before: it is written anew.
      const mended = there && (await put(there.remoteId, hook));
      if (mended) return mended;
      throw repeatable(error);
    }
  }

  return {
    topics: topicsOf,
    destinationProblem: (url) => destinationProblem(url, client.credentials.apiUrl),
    list,
    create,
    activate: async (remoteId, hook) => (await put(remoteId, hook)) ?? create(hook),
    async remove(remoteId) {
      try {
        await client.change({ method: "DELETE", path: pathOf(remoteId) }, z.unknown());
      } catch (error) {
        throw repeatable(error);
      }
    },
  };
}
