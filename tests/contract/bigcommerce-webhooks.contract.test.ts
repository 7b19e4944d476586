import { afterAll, describe, expect, it } from "vitest";
import type { BigCommerceSandbox } from "@/sandbox/bigcommerce";
import { startPostReceiver } from "@/sandbox/bigcommerce/receiver-for-test";
import { bigcommerce } from "@/server/connectors/bigcommerce";
import { FatalError, RetriableError } from "@/server/connectors/core/errors";
import type { SourceWebhooks, WebhookEvent } from "@/server/connectors/core/source";
import { ENTITIES } from "@/server/domain/entity";
import { connect, openContext, type Recorded, startStore } from "./bigcommerce-connection";

const SECRET = "own0secret0for0this0connection";
const receiver = bigcommerce.source?.receiver;
if (!receiver) throw new Error("BigCommerce sends webhooks");
const post = await startPostReceiver();
afterAll(() => post.close());

const headers = { [receiver.secretHeader]: SECRET };
const wanted = { topic: "store/product/*", destination: `${post.url}/hook`, headers };

async function open(context: Recorded = openContext()) {
  const sandbox = await startStore({ hooks: { retryScale: 0, concurrency: 1 } });
  const { source } = connect(sandbox, { context });
  if (!source.webhooks) throw new Error("BigCommerce sends webhooks");
  return { sandbox, hooks: source.webhooks, context };
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

/** The store's hooks as they stand behind it. */
const stored = (sandbox: BigCommerceSandbox) => sandbox.store.state.hooks ?? [];

describe("hooks", () => {
  it("are made with their headers, by a token that may only read", async () => {
    const { sandbox, hooks } = await open();
    expect(await hooks.list()).toEqual([]);
    const made = await hooks.create(wanted);
    expect(made).toMatchObject({ topic: wanted.topic, destination: wanted.destination, active: true });
    expect(await hooks.list()).toEqual([made]);
    expect(stored(sandbox)).toMatchObject([{ id: Number(made.remoteId), headers }]);
  });

  it("that are there already are taken over rather than refused, with the new headers", async () => {
    const { sandbox, hooks } = await open();
    const before = await hooks.create({ ...wanted, headers: { [receiver.secretHeader]: "of before" } });
    expect(await hooks.create(wanted)).toEqual(before);
    expect(stored(sandbox)).toMatchObject([{ headers }]);
  });

  it("whose making was not answered are found, or can be made again", async () => {
    const { sandbox, hooks } = await open();
    sandbox.faults.set([{ kind: "lose-answer", method: "POST", path: "**/v3/hooks", times: 1 }]);
    const made = await hooks.create(wanted);
    expect(made.active).toBe(true);
    expect(stored(sandbox)).toHaveLength(1);
    sandbox.faults.set([{ kind: "reset", method: "POST", path: "**/v3/hooks", times: 1 }]);
    const other = { ...wanted, topic: "store/sku/*" };
    await expect(hooks.create(other)).rejects.toThrow(RetriableError);
    expect((await hooks.create(other)).topic).toBe("store/sku/*");
    expect(stored(sandbox)).toHaveLength(2);
  });

  it("that were switched off are switched on again, and made anew when they are gone", async () => {
    const { sandbox, hooks } = await open();
    const made = await hooks.create(wanted);
    sandbox.store.change((state) => {
      for (const hook of state.hooks ?? []) Object.assign(hook, { is_active: false, headers: null });
    });
    expect(await hooks.list()).toEqual([{ ...made, active: false }]);
    expect(await hooks.activate(made.remoteId, wanted)).toEqual(made);
    expect(stored(sandbox)).toMatchObject([{ is_active: true, headers }]);
    sandbox.store.removeHook(Number(made.remoteId));
    const anew = await hooks.activate(made.remoteId, wanted);
    expect(anew.remoteId).not.toBe(made.remoteId);
    expect(await hooks.list()).toEqual([anew]);
  });

  it("are removed, also when they are gone already", async () => {
    const { hooks } = await open();
    const { remoteId } = await hooks.create(wanted);
    await hooks.remove(remoteId);
    await hooks.remove(remoteId);
    expect(await hooks.list()).toEqual([]);
  });

  it("are listed to the last page", async () => {
    const context = openContext();
    const send = context.transport;
    context.transport = (request) => send({ ...request, url: request.url.replace("limit=250", "limit=2") });
    const { hooks } = await open(context);
    for (const topic of hooks.topics(ENTITIES)) await hooks.create({ ...wanted, topic });
    expect((await hooks.list()).map(({ topic }) => topic)).toEqual(hooks.topics(ENTITIES));
    expect(context.counter.requests).toBe(5 + 3);
  });
});

describe("refusals", () => {
  it("are told in the families of all others", async () => {
    const { sandbox, hooks } = await open();
    const wrong = connect(sandbox, { token: "wrong0token" }).source.webhooks as SourceWebhooks;
    expect(await failure(wrong.list())).toBeInstanceOf(FatalError);
    expect(String(await failure(wrong.create(wanted)))).toMatch(/does not accept the access token/);
    const refused = await failure(hooks.create({ ...wanted, destination: "https://x.example.com:8443/y" }));
    expect(refused).toBeInstanceOf(FatalError);
    expect(String(refused)).toMatch(/https address on port 443/);
    sandbox.faults.set([{ kind: "429", path: "**/v3/hooks*", ms: 100_000 }]);
    const busy = await failure(hooks.list());
    expect(busy).toBeInstanceOf(RetriableError);
    expect((busy as RetriableError).retryAfterMs).toBeGreaterThan(60_000);
  });

  it("never tell the secret that an answer holds", async () => {
    const context = openContext();
    const body = `{"data":{"id":3,"headers":${JSON.stringify(headers)}`;
    context.transport = async ({ url }) => ({
      ...{ status: 200, headers: { "content-type": "application/json" } },
      ...{ body, url },
    });
    const { hooks } = await open(context);
    for (const cut of [await failure(hooks.activate("3", wanted)), await failure(hooks.remove("3"))]) {
      expect(cut).toBeInstanceOf(RetriableError);
      expect((cut as RetriableError).technical).toContain(`"${receiver.secretHeader}":"***`);
      expect((cut as RetriableError).technical).not.toContain(SECRET);
    }
  });

  it("of an address come before the store is asked", async () => {
    const { hooks, context } = await open();
    expect(hooks.destinationProblem("http://127.0.0.1:3000/x")).toBeNull();
    expect(hooks.destinationProblem("http://primelink.example.com/x")).toMatch(/APP_URL/);
    expect(context.counter.requests).toBe(0);
  });
});

describe("what the store posts", () => {
  const credentials = (sandbox: BigCommerceSandbox) => ({ clientSecret: sandbox.clientSecrets.readOnly });

  async function received(sandbox: BigCommerceSandbox) {
    await sandbox.hooks.settled();
    return post.posts.splice(0).map(({ headers: given, body }) => {
      const plain = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
      const check = { headers: plain, rawBody: body, secret: SECRET, nowMs: Date.now() };
      const verdict = receiver?.verify({ ...check, credentials: credentials(sandbox) });
      const strange = receiver?.verify({ ...check, credentials: { clientSecret: "another one" } });
      return { verdict, strange, event: receiver?.read(body, `bigcommerce:${sandbox.hash}`) ?? null };
    });
  }

  it("is let in by its secret and signature, and names the record", async () => {
    const { sandbox, hooks } = await open();
    for (const topic of hooks.topics(ENTITIES)) await hooks.create({ ...wanted, topic });
    const { store } = sandbox;
    const [product] = store.state.products.filter(({ options }) => options.length > 0);
    const [order] = store.state.orders;
    const [customer] = store.state.customers;
    const variant = product?.variants[0];
    if (!product || !variant || !order || !customer) throw new Error("an empty store");
    const idOf = ({ fields }: { fields: Record<string, unknown> }) => String(fields.id);

    const expectTold = async (entity: WebhookEvent["record"], change: () => unknown) => {
      change();
      const posts = await received(sandbox);
      expect(posts.length).toBeGreaterThan(0);
      for (const { verdict, strange, event } of posts) {
        expect(verdict).toEqual({ ok: true });
        expect(strange).toMatchObject({ ok: false });
        expect(event?.record).toEqual(entity);
        expect(hooks.topics(ENTITIES)).toContain(event?.hookTopic);
      }
    };
    const products = { entity: "products", sourceId: idOf(product) } as const;
    await expectTold(products, () => store.update(product, { price: 4321 }));
    await expectTold(products, () => store.updateVariant(product, variant, { inventory_level: 4321 }));
    await expectTold({ entity: "orders", sourceId: idOf(order) }, () =>
      store.editOrder(order, { status_id: 10 }),
    );
    const customers = { entity: "customers", sourceId: idOf(customer) } as const;
    await expectTold(customers, () =>
      store.updateCustomers([{ id: customer.fields.id ?? 0, last_name: "Roe" }]),
    );
    await expectTold(customers, () =>
      store.createAddresses([{ customer_id: customer.fields.id ?? 0, city: "York" }]),
    );
    await expectTold(products, () => store.delete(new Set([Number(product.fields.id)])));
  });

  it("is known again when it comes twice, and when it is tried again", async () => {
    const { sandbox, hooks } = await open();
    await hooks.create(wanted);
    const [product] = sandbox.store.state.products;
    if (!product) throw new Error("an empty store");
    sandbox.hooks.behave({ duplicates: 2 });
    let answered = 0;
    post.answer = () => {
      answered += 1;
      return answered === 1 ? 503 : 200;
    };
    sandbox.store.update(product, { price: 4321 });
    const posts = await received(sandbox);
    expect(posts).toHaveLength(4);
    expect(new Set(posts.map(({ event }) => event?.dedupeKey)).size).toBe(1);
  });

  it("needs no signature where the store sends none", async () => {
    const { sandbox, hooks } = await open();
    await hooks.create(wanted);
    sandbox.hooks.behave({ unsigned: true });
    sandbox.hooks.emit({ scope: "store/product/updated", data: { type: "product", id: 4 } });
    const [only] = await received(sandbox);
    expect([only?.verdict, only?.strange]).toEqual([{ ok: true }, { ok: true }]);
  });
});
