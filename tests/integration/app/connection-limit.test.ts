import { expect, it } from "vitest";
import { startBigCommerceSandbox } from "@/sandbox/bigcommerce";
import { house } from "@/server/composition";
import { createAttemptLimit } from "@/server/infra/rate-limit";
import { makeOwner } from "./people";

it("tests of connections are counted for each organisation and person, and past the limit no store is asked", async () => {
  const store = await startBigCommerceSandbox();
  try {
    const connectionTest = createAttemptLimit({ db: house().db, name: "limit", attempts: 2, seconds: 60 });
    const deps = { ...house(), limits: { ...house().limits, connectionTest } };
    const mara = await makeOwner("Mara", deps);
    const theo = await makeOwner("Theo", deps);
    const credentials = { storeHash: store.hash, accessToken: store.tokens.full, apiUrl: store.url };
    const test = ({ api, org }: typeof mara) =>
      api.connection.test({ org, platform: "bigcommerce", credentials });
    await test(mara);
    await test(mara);
    const asked = store.requests.counts().total;
    await expect(test(mara)).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
      message: expect.stringMatching(/Test again in \d+ seconds/),
    });
    expect(store.requests.counts().total).toBe(asked);
    expect((await test(theo)).usable).toBe(true);
    // Nor does it help her that she belongs to his organisation, too; another person of his goes on.
    await deps.db.membership.create({ data: { orgId: theo.orgId, userId: mara.user.id, role: "admin" } });
    await expect(test({ ...mara, org: theo.org })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    expect((await test(theo)).usable).toBe(true);
    // What is refused has changed nothing: no connection is left behind.
    const connection = { platform: "bigcommerce", name: "One more", credentials };
    await expect(mara.api.connection.create({ org: mara.org, ...connection })).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
    });
    expect(await mara.api.connection.list({ org: mara.org })).toEqual([]);
  } finally {
    await store.close();
  }
});
