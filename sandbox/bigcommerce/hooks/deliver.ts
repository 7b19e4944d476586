import { randomUUID } from "node:crypto";
import PQueue from "p-queue";
import { type Random, seededRandom } from "../../core/random";
import { textOf } from "../catalog/types";
import { findClientSecret } from "../credentials";
import type { Store } from "../store";
import { payloadOf, signatureOf, wants } from "./payload";
import type { StoredHook, StoreEvent } from "./types";

export interface DeliveryOptions {
  /** What the documented waits between attempts are multiplied by; 1 by default, 0 for none at all. */
  retryScale?: number;
  /** How long an answer may take. */
  timeoutMs?: number;
  /** Posts at the same time. */
  concurrency?: number;
}

/** How posts go astray on their way, for tests. */
export interface Misbehaviour {
  /** Each event is posted so many times more. */
  duplicates?: number;
  /** Each post waits a random time up to this, so that they overtake each other. */
  shuffleMs?: number;
  /** Every n-th post is lost without a trace. */
  dropEvery?: number;
  /** Without the signature of Standard Webhooks. */
  unsigned?: boolean;
}

/** A post as it was tried once. */
export interface Delivery {
  hookId: number;
  scope: string;
  destination: string;
  webhookId: string;
  attempt: number;
  /** Null when no answer came, or it was dropped. */
  status: number | null;
  dropped: boolean;
  body: string;
  at: number;
}

interface Post {
  hook: StoredHook;
  scope: string;
  body: string;
  webhookId: string;
  attempt: number;
}

/** Seconds until the next attempt: https://developer.bigcommerce.com/docs/integrations/webhooks#callback-retry-mechanism */
const retryWaits = [60, 180, 300, 600, 900, 1800, 3600, 7200, 21_600, 50_400, 86_400];
const keptDeliveries = 20_000;

/** Posts the store's events to its hooks, tries again what fails, and switches off a hook that never answers. */
export class HookDelivery {
  private store: Store | undefined;
  private misbehaviour: Misbehaviour = {};
  private tried: Delivery[] = [];
  private posts = 0;
  /** Waiting or under way. */
  private open = 0;
  private idle: (() => void)[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly queue: PQueue;
  private readonly random: Random = seededRandom(1);
  private readonly stopping = new AbortController();

  constructor(
    private readonly hash: string,
    private readonly options: DeliveryOptions = {},
  ) {
    this.queue = new PQueue({ concurrency: options.concurrency ?? 20 });
  }

  /** The store whose events these are. */
  serve(store: Store): void {
    this.store = store;
  }

  readonly emit = (event: StoreEvent): void => {
    const { store } = this;
    const hooks = store?.state.hooks?.filter((hook) => wants(hook, event.scope)) ?? [];
    if (!store || hooks.length === 0) return;
    const storeId = textOf(store.state.store, "store_id");
    const body = payloadOf(event, { storeId, hash: this.hash, now: store.now() });
    for (const hook of hooks) {
      const webhookId = `msg_${randomUUID()}`;
      for (let copy = 0; copy <= (this.misbehaviour.duplicates ?? 0); copy += 1) {
        this.schedule(
          { hook, scope: event.scope, body, webhookId, attempt: 1 },
          this.random() * (this.misbehaviour.shuffleMs ?? 0),
        );
      }
    }
  };

  behave(misbehaviour: Misbehaviour): void {
    this.misbehaviour = { ...misbehaviour };
    this.posts = 0;
  }

  deliveries(): readonly Delivery[] {
    return this.tried;
  }

  forget(): void {
    this.tried = [];
  }

  /** Resolves when nothing is under way and nothing waits to be tried again. */
  settled(): Promise<void> {
    if (this.open === 0) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  /** Forgets what is not yet posted. */
  reset(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.open -= this.timers.size;
    this.timers.clear();
    this.misbehaviour = {};
    this.tried = [];
    this.tellIfIdle();
  }

  async close(): Promise<void> {
    this.reset();
    this.stopping.abort();
    await this.queue.onIdle();
  }

  private schedule(post: Post, ms: number): void {
    if (this.stopping.signal.aborted) return;
    this.open += 1;
    const start = () => {
      void this.queue
        .add(() => this.attempt(post))
        .finally(() => {
          this.open -= 1;
          this.tellIfIdle();
        });
    };
    if (ms <= 0) {
      start();
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      start();
    }, ms);
    // A wait of hours for the next attempt keeps nobody's process alive.
    timer.unref();
    this.timers.add(timer);
  }

  private tellIfIdle(): void {
    if (this.open > 0) return;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private async attempt(post: Post): Promise<void> {
    // A hook that was removed or switched off meanwhile hears no more of it.
    if (!this.store?.state.hooks?.some((hook) => hook.id === post.hook.id && hook.is_active)) return;
    this.posts += 1;
    const { dropEvery } = this.misbehaviour;
    const dropped = dropEvery !== undefined && this.posts % dropEvery === 0;
    const status = dropped ? null : await this.send(post);
    this.note(post, status, dropped);
    if (dropped || (status !== null && status >= 200 && status < 300)) return;
    const wait = retryWaits[post.attempt - 1];
    if (wait === undefined) this.switchOff(post.hook.id);
    else this.schedule({ ...post, attempt: post.attempt + 1 }, wait * 1000 * (this.options.retryScale ?? 1));
  }

  private async send({ hook, body, webhookId }: Post): Promise<number | null> {
    const sentAt = Math.floor(Date.now() / 1000);
    const secret = this.misbehaviour.unsigned ? undefined : findClientSecret(hook.client_id);
    try {
      const timeout = AbortSignal.timeout(this.options.timeoutMs ?? 10_000);
      const response = await fetch(hook.destination, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          ...hook.headers,
          ...(secret === undefined ? {} : signatureOf(body, webhookId, sentAt, secret)),
        },
        body,
        signal: AbortSignal.any([timeout, this.stopping.signal]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }

  private note(
    { hook, scope, webhookId, attempt, body }: Post,
    status: number | null,
    dropped: boolean,
  ): void {
    const { id: hookId, destination } = hook;
    this.tried.push({
      hookId,
      scope,
      destination,
      webhookId,
      attempt,
      status,
      dropped,
      body,
      at: Date.now(),
    });
    if (this.tried.length > keptDeliveries) this.tried.splice(0, this.tried.length - keptDeliveries);
  }

  /** The owner of the API account is told by e-mail, too, which the sandbox leaves out. */
  private switchOff(id: number): void {
    this.store?.change((state) => {
      for (const hook of state.hooks ?? []) if (hook.id === id) hook.is_active = false;
    });
  }
}
