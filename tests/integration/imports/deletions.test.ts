import { afterAll, beforeAll, expect, it } from "vitest";
import type { DeletionOptions } from "@/server/domain/import-settings";
import {
  deps,
  driveRun,
  type Merchant,
  makeMerchant,
  makeReadyImport,
  type Stores,
  startStores,
} from "./stores";

let stores: Stores;
let merchant: Merchant;

beforeAll(async () => {
  stores = await startStores();
  merchant = await makeMerchant("Dana", stores);
});
afterAll(() => stores.close());

const read = (importId: string) => merchant.api.import.get({ org: merchant.org, importId });

async function setPolicy(importId: string, policy: DeletionOptions["policy"]): Promise<void> {
  const { options } = await read(importId);
  const deletions = { policy, stopAbovePercent: 20 };
  await merchant.api.import.saveOptions({
    org: merchant.org,
    importId,
    options: { ...options, deletions },
  });
}

it("offers what the target can do with what is gone, and takes nothing else", async () => {
  const importId = await makeReadyImport(merchant, "Products");
  expect((await read(importId)).retirements).toEqual(["draft", "private", "trash"]);
  await setPolicy(importId, "draft");
  expect((await read(importId)).options.deletions).toEqual({ policy: "draft", stopAbovePercent: 20 });
  const entry = await deps.db.auditEntry.findFirst({
    where: { subjectId: importId, action: "import.options_changed" },
  });
  expect(entry?.changes).toMatchObject({
    "deletions.policy": { before: "keep", after: "draft" },
    "deletions.stopAbovePercent": { before: 10, after: 20 },
  });

  const { id: customers } = await merchant.api.import.create({
    org: merchant.org,
    name: "Customers",
    entity: "customers",
  });
  expect((await read(customers)).retirements).toEqual([]);
  await expect(setPolicy(customers, "trash")).rejects.toThrow("Choose another answer");
  await setPolicy(customers, "keep");
});

it("a dry run is out of date after another policy, and not after another speed", async () => {
  const importId = await makeReadyImport(merchant, "Dry");
  const { org, api, orgId } = merchant;
  const { runId } = await api.import.start({ org, importId, kind: "dry_run" });
  await driveRun(orgId, runId);
  const { options } = await read(importId);
  await api.import.saveOptions({
    org,
    importId,
    options: { ...options, pageSize: 50, concurrency: 1, fullEveryDays: 0 },
  });
  expect((await read(importId)).lastDryRun?.stale).toEqual([]);
  await setPolicy(importId, "trash");
  expect((await read(importId)).lastDryRun?.stale).toEqual(["options"]);
});
