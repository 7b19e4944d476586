import { house } from "@/server/composition";
import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import { FatalError, RetriableError } from "@/server/connectors/core/errors";
import type { Platform } from "@/server/connectors/core/platform";
import type { RemoteHook, SourceWebhooks, WebhookReceiver } from "@/server/connectors/core/source";
import type { ServiceDeps } from "@/server/services/deps";

const SECRET_HEADER = "X-Test-Secret";
const TOPICS = ["product/created", "product/deleted", "product/updated"];

interface HeldHook extends RemoteHook {
  headers: Record<string, string>;
  /** Hooks belong to the token that made them. */
  token: string;
}

/** The hooks of one store, with what can go wrong there. */
export class HookStore {
  hooks: HeldHook[] = [];
  down = false;
  revoked = new Set<string>();
  /** Topics that it makes no hook for, and how it fails. */
  refused = new Map<string, Error>();
  private made = 0;

  of(credentials: CleanCredentials): SourceWebhooks {
    const token = credentials.secrets.accessToken ?? "";
    const answer = () => {
      if (this.down) throw new RetriableError("The store does not answer. Try again later.");
      if (this.revoked.has(token)) throw new FatalError("The store refused the token. Enter a new one.");
    };
    const own = () => this.hooks.filter((hook) => hook.token === token);
    const find = (remoteId: string) => own().find((hook) => hook.remoteId === remoteId);
    return {
      topics: () => [...TOPICS],
      destinationProblem: (url) =>
        url.startsWith("https://") ? null : "The store posts to https addresses alone. Set APP_URL to one.",
      list: async () => {
        answer();
        return own().map(({ remoteId, topic, destination, active }) => ({
          remoteId,
          topic,
          destination,
          active,
        }));
      },
      create: async (hook) => {
        answer();
        const refusal = this.refused.get(hook.topic);
        if (refusal) throw refusal;
        if (
          own().some(({ topic, destination }) => topic === hook.topic && destination === hook.destination)
        ) {
          throw new FatalError("There is such a hook already.");
        }
        this.made += 1;
        const held = { ...hook, remoteId: String(this.made), active: true, token };
        this.hooks.push(held);
        return held;
      },
      activate: async (remoteId, hook) => {
        answer();
        const held = find(remoteId);
        if (!held) throw new FatalError("There is no such hook.");
        return Object.assign(held, hook, { active: true });
      },
      remove: async (remoteId) => {
        answer();
        this.hooks = this.hooks.filter((hook) => hook !== find(remoteId));
      },
    };
  }

  one(topic: string): HeldHook {
    const found = this.hooks.filter((hook) => hook.topic === topic);
    if (found.length !== 1) throw new Error(`${found.length} hooks for ${topic}`);
    return found[0] as HeldHook;
  }

  get secrets(): string[] {
    return [...new Set(this.hooks.map(({ headers }) => headers[SECRET_HEADER] ?? "none"))];
  }
}

const receiver: WebhookReceiver = {
  secretHeader: SECRET_HEADER,
  verify: () => ({ ok: true }),
  read: () => null,
};

/** The house with BigCommerce's hooks kept in memory, an https address, and a clock that can be moved. */
export function houseWith(store: HookStore): ServiceDeps & { move(ms: number): void } {
  const base = house();
  const platforms = base.platforms.all().map((platform): Platform => {
    const { source } = platform;
    if (platform.descriptor.id !== "bigcommerce" || !source) return platform;
    return {
      ...platform,
      source: {
        ...source,
        receiver,
        connect: (credentials, context) =>
          Object.assign(source.connect(credentials, context), { webhooks: store.of(credentials) }),
      },
    };
  });
  let ahead = 0;
  return {
    ...base,
    platforms: {
      all: () => platforms,
      find: (id) => platforms.find(({ descriptor }) => descriptor.id === id),
    },
    requestRun: async () => {},
    clock: { ...base.clock, now: () => Date.now() + ahead, sleep: base.clock.sleep },
    settings: { ...base.settings, appUrl: "https://app.example.test" },
    move: (ms) => {
      ahead += ms;
    },
  };
}
