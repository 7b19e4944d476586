import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  deps,
  driveRun,
  type Merchant,
  makeMerchant,
  makeReadyImport,
  type Stores,
  startStores,
  writesTo,
} from "./stores";

let stores: Stores;
let merchant: Merchant;

beforeAll(async () => {
  stores = await startStores();
  merchant = await makeMerchant("Lena", stores);
});
afterAll(() => stores.close());

const get = (importId: string) => merchant.api.import.get({ org: merchant.org, importId });

describe("runs of an import", () => {
  it("a dry run writes nothing, and is out of date after a change of the definition", async () => {
    const { api, org, orgId } = merchant;
    const importId = await makeReadyImport(merchant, "Dry");
    const writes = writesTo(stores.target);
    const { runId } = await api.import.start({ org, importId, kind: "dry_run" });
    expect(await get(importId)).toMatchObject({ active: { id: runId }, hasRun: false, lastRun: null });
    await expect(api.import.start({ org, importId, kind: "full" })).rejects.toThrow(
      "A dry run of this import is already under way",
    );
    await driveRun(orgId, runId);
    const details = await get(importId);
    expect(details).toMatchObject({ active: null, lastDryRun: { id: runId, stale: [] } });
    expect(details.lastDryRun?.counters.created).toBe(stores.source.store.state.products.length);
    expect(writesTo(stores.target)).toBe(writes);

    await api.import.saveOptions({ org, importId, options: { ...details.options, images: "skip" } });
    await api.import.saveFilters({ org, importId, filters: { ...details.filters, type: "digital" } });
    expect((await get(importId)).lastDryRun?.stale).toEqual(["filters", "options"]);
    await api.import.saveOptions({ org, importId, options: details.options });
    await api.import.saveFilters({ org, importId, filters: details.filters });
    expect((await get(importId)).lastDryRun?.stale).toEqual([]);
  });

  it("two people who press at once start one run", async () => {
    const { api, org } = merchant;
    const importId = await makeReadyImport(merchant, "Twice");
    const results = await Promise.allSettled([
      api.import.start({ org, importId, kind: "full" }),
      api.import.start({ org, importId, kind: "full" }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await deps.db.run.count({ where: { importId } })).toBe(1);
  });

  it("an import that has run keeps its stores; its copy may have others", async () => {
    const { api, org, orgId, targetId } = merchant;
    const importId = await makeReadyImport(merchant, "Kept");
    const { runId } = await api.import.start({ org, importId, kind: "full" });
    const other = await api.connection.create({
      org,
      platform: "woocommerce",
      name: "Other shop",
      credentials: {
        url: stores.target.url,
        consumerKey: stores.target.key,
        consumerSecret: stores.target.secret,
      },
    });
    const choose = (id: string) =>
      api.import.chooseConnection({ org, importId: id, side: "target", connectionId: other.id });
    await expect(choose(importId)).rejects.toThrow("Duplicate it and choose another target in the copy.");
    // Saving the step with the same store again is no change.
    await api.import.chooseConnection({ org, importId, side: "target", connectionId: targetId });

    const copy = await api.import.duplicate({ org, importId });
    expect(copy.name).toBe("Kept (copy)");
    expect((await api.import.duplicate({ org, importId })).name).toBe("Kept (copy 2)");
    expect(await get(copy.id)).toMatchObject({
      status: "ready",
      hasRun: false,
      lastRun: null,
      watermark: null,
    });
    await choose(copy.id);
    expect((await get(copy.id)).target?.name).toBe("Other shop");
    await api.run.cancel({ org, runId });
    await driveRun(orgId, runId);
  });

  it("another source takes the categories and the watermark of the old one away", async () => {
    const { api, org, sourceId } = merchant;
    const importId = await makeReadyImport(merchant, "Moved");
    const { filters } = await get(importId);
    await api.import.saveFilters({
      org,
      importId,
      filters: { ...filters, categoryIds: ["20"], type: "physical" },
    });
    const other = await api.connection.create({
      org,
      platform: "bigcommerce",
      name: "Other source",
      credentials: {
        storeHash: stores.source.hash,
        accessToken: stores.source.tokens.full,
        apiUrl: stores.source.url,
      },
    });
    await api.import.chooseConnection({ org, importId, side: "source", connectionId: other.id });
    expect(await get(importId)).toMatchObject({
      filters: { categoryIds: [], type: "physical" },
      status: "ready",
    });
    await api.connection.setEnabled({ org, connectionId: sourceId, enabled: false });
    await expect(
      api.import.chooseConnection({ org, importId, side: "source", connectionId: sourceId }),
    ).rejects.toThrow("is disabled");
    await api.connection.setEnabled({ org, connectionId: sourceId, enabled: true });
  });

  it("an import goes with its history, and the links stay", async () => {
    const { api, org, orgId } = merchant;
    const importId = await makeReadyImport(merchant, "Gone");
    const { runId } = await api.import.start({ org, importId, kind: "full" });
    await expect(api.import.remove({ org, importId })).rejects.toThrow("Cancel it first");
    await driveRun(orgId, runId);
    const links = await deps.db.link.count({ where: { orgId } });
    expect(links).toBeGreaterThan(0);
    const gone = await api.import.removal({ org, importId });
    expect(gone.runs).toBe(1);
    expect(gone.records).toBeGreaterThan(stores.source.store.state.products.length);
    await api.import.remove({ org, importId });
    expect(await deps.db.record.count({ where: { runId } })).toBe(0);
    expect(await deps.db.link.count({ where: { orgId } })).toBe(links);
    await expect(get(importId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await deps.db.auditEntry.count({ where: { subjectId: importId, action: "import.removed" } })).toBe(
      1,
    );
  });

  it("says so when its store may not be asked", async () => {
    const { api, org, sourceId } = merchant;
    const importId = await makeReadyImport(merchant, "Switched off");
    await api.connection.setEnabled({ org, connectionId: sourceId, enabled: false });
    await expect(api.import.categories({ org, importId })).rejects.toMatchObject({
      code: "BAD_GATEWAY",
      message: expect.stringContaining("is disabled. Enable it under Connections"),
    });
    await expect(api.import.start({ org, importId, kind: "full" })).rejects.toThrow("is disabled");
    await api.connection.setEnabled({ org, connectionId: sourceId, enabled: true });
    expect((await api.import.categories({ org, importId })).length).toBeGreaterThan(0);
  });
});
