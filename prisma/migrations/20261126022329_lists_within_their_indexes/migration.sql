-- DropIndex
DROP INDEX "Record_runId_seq_idx";

-- DropIndex
DROP INDEX "Run_clientId_orgId_createdAt_idx";

-- DropIndex
DROP INDEX "Run_importId_orgId_createdAt_idx";

-- DropIndex
DROP INDEX "Run_orgId_createdAt_idx";

-- CreateIndex
CREATE INDEX "Record_runId_seq_idx" ON "Record"("runId", "seq", "id", "orgId", "state", "kind", "sourceId", "targetId", "sku", "title");

-- CreateIndex
CREATE INDEX "Run_orgId_createdAt_idx" ON "Run"("orgId", "createdAt" DESC, "trigger", "kind", "status", "importId", "id");

-- CreateIndex
CREATE INDEX "Run_importId_orgId_createdAt_idx" ON "Run"("importId", "orgId", "createdAt" DESC, "trigger", "kind", "status", "reach", "id");

-- CreateIndex
CREATE INDEX "Run_clientId_orgId_createdAt_idx" ON "Run"("clientId", "orgId", "createdAt" DESC, "trigger", "kind", "status", "importId", "id");

-- How an import stands is said by its latest run that tells anything (server/db/repositories/telling-run.ts), behind which
-- thousands of webhooks' runs may lie: the board looks it up for every import at once. Prisma's schema knows no such index.
CREATE INDEX "Run_telling_idx" ON "Run"("importId", "orgId", "createdAt" DESC)
  WHERE NOT ("kind" = 'incremental' AND "reach" IN ('chosen', 'stock_and_prices') AND "status" = 'succeeded');

-- The charts of 30 days add up the counters of all runs: without their rows, which hold frozen definitions.
CREATE INDEX "Run_activity_idx" ON "Run"("orgId", "createdAt")
  INCLUDE ("clientId", "createdCount", "updatedCount", "unchangedCount", "skippedCount", "failedCount")
  WHERE "kind" <> 'dry_run';
