import { describe, expect, it } from "vitest";
import { startStore, stopStoresAfterEach, type TestStore } from "./store-for-test";

stopStoresAfterEach();

const query = "{ account { id stores { edges { node { id name storeHash } } } } }";

async function ask(store: TestStore, token: string, uuid = store.accountUuid) {
  const answer = await fetch(`${store.url}/accounts/${uuid}/graphql`, {
    method: "POST",
    headers: { "x-auth-token": token, "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return { status: answer.status, json: await answer.json() };
}

describe("from an account's UUID to its stores", () => {
  it("leads with an account-level token", async () => {
    const store = await startStore({ otherStores: [{ hash: "other2", name: "Another shop" }] });
    const { status, json } = await ask(store, store.tokens.account);
    expect(status).toBe(200);
    expect(json.data.account.id).toBe(`bc/account/account/${store.accountUuid}`);
    const nodes = json.data.account.stores.edges.map(
      (edge: { node: { storeHash: string } }) => edge.node.storeHash,
    );
    expect(nodes).toEqual([store.hash, "other2"]);
  });

  it("is refused with a store's token or another account's UUID", async () => {
    const store = await startStore();
    for (const answer of [
      await ask(store, store.tokens.full),
      await ask(store, store.tokens.account, "00000000-0000-4000-8000-000000000000"),
    ]) {
      expect(answer.status).toBe(401);
      expect(answer.json.errors[0].message).toBe("You do not have permission to do this operation.");
    }
  });

  it("is limited to 70 requests an hour", async () => {
    const store = await startStore();
    for (let count = 0; count < 70; count += 1) await ask(store, store.tokens.account);
    expect((await ask(store, store.tokens.account)).status).toBe(429);
  });
});
