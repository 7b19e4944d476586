import { type ConnectorError, RetriableError } from "@/server/connectors/core/errors";
import type { RemoteHook } from "@/server/connectors/core/source";
import { deleteHooks, type StoredEndpoint, saveHook } from "@/server/db/repositories/webhooks";
import { ENTITIES } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { hookAddress, hookPath } from "./hook-address";
import type { OpenWebhooks } from "./open-webhooks";
import { type HookStep, planHooks } from "./plan-hooks";

export interface HooksKept {
  /** Topics whose hook is on and leads here now. */
  active: number;
  total: number;
  /** Hooks that were found switched off, gone, or with another address, and are right now. */
  mended: number;
  /** Hooks that were made for the first time, or anew so that they are not switched off for their silence. */
  made: number;
  /** Why some are not in order, in a sentence with its remedy. */
  problem: string | null;
}

/** After so many refusals the others would be refused, too. */
const MOST_REFUSALS = 3;

type State = "active" | "inactive" | "missing";

/** Puts the hooks of one endpoint right, topic by topic; each is stored as soon as it is, so that a half-way end loses none. */
export async function keepHooks(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock" | "settings">,
  endpoint: StoredEndpoint,
  store: OpenWebhooks,
  how: { secret: string; held: RemoteHook[]; refresh: boolean },
): Promise<HooksKept> {
  const { token, hooks: known, id: endpointId } = endpoint;
  const platform = store.platform.descriptor.id;
  const destination = hookAddress(deps, platform, token);
  const topics = store.webhooks.topics(ENTITIES);
  const kept: HooksKept = { active: 0, total: topics.length, mended: 0, made: 0, problem: null };
  const steps = planHooks({
    topics,
    destination,
    path: hookPath(platform, token),
    known,
    held: how.held,
    nowMs: deps.clock.now(),
    refresh: how.refresh,
  });
  const save = (topic: string, remoteId: string, state: State, made: boolean, mended: boolean) =>
    saveHook(scope, deps.db, {
      endpointId,
      topic,
      remoteId,
      state,
      at: new Date(deps.clock.now()),
      renewed: made,
      mended,
    });

  const failures: ConnectorError[] = [];
  for (const step of steps) {
    const { topic } = step;
    const done = await carryOut(step, store, {
      destination,
      headers: { [store.secretHeader]: how.secret },
    });
    if ("failure" in done) {
      failures.push(done.failure);
      const before = known.find((hook) => hook.topic === topic);
      if (before && done.state) await save(topic, before.remoteId, done.state, false, false);
      if (done.failure instanceof RetriableError || failures.length >= MOST_REFUSALS) break;
    } else if (step.act !== "remove") {
      const made = step.act === "create" || step.act === "renew";
      const mended = "mends" in step && step.mends;
      await save(topic, done.remoteId, "active", made, mended);
      kept.active += 1;
      if (mended) kept.mended += 1;
      else if (made) kept.made += 1;
    }
  }
  await deleteHooks(scope, deps.db, endpointId, { topicsOtherThan: topics });
  const [first] = failures;
  if (first) {
    kept.problem =
      kept.active < kept.total
        ? `${kept.total - kept.active} of ${kept.total} hooks are not in order. ${first.message}`
        : `A hook that is not needed is left at the store. ${first.message}`;
  }
  return kept;
}

/** One step at the store. A failure comes with how the topic's hook is left, where that is known. */
async function carryOut(
  step: HookStep,
  { webhooks, failureOf }: OpenWebhooks,
  to: { destination: string; headers: Record<string, string> },
): Promise<{ remoteId: string } | { failure: ConnectorError; state: State | null }> {
  const { topic } = step;
  const asFound = () => ("wasActive" in step && !step.wasActive ? "inactive" : "active");
  let state: State | null = step.act === "create" ? "missing" : asFound();
  try {
    switch (step.act) {
      case "create":
        return await webhooks.create({ topic, ...to });
      case "activate":
        return await webhooks.activate(step.remoteId, { topic, ...to });
      case "renew":
        // Removed first: a store may take one hook alone for a topic and an address.
        await webhooks.remove(step.remoteId);
        state = "missing";
        return await webhooks.create({ topic, ...to });
      case "remove":
        state = null;
        await webhooks.remove(step.remoteId);
        return step;
      case "keep":
        return step;
    }
  } catch (error) {
    return { failure: failureOf(error), state };
  }
}
