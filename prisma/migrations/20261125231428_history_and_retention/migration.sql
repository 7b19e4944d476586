-- DropIndex
DROP INDEX "Run_importId_createdAt_idx";

-- DropIndex
DROP INDEX "Run_orgId_createdAt_idx";

-- DropIndex
DROP INDEX "Run_orgId_endedAt_idx";

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "recordsRemovedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "ConnectionAuthorization_expiresAt_idx" ON "ConnectionAuthorization"("expiresAt");

-- CreateIndex
CREATE INDEX "Run_orgId_createdAt_idx" ON "Run"("orgId", "createdAt" DESC, "trigger", "kind", "status");

-- CreateIndex
CREATE INDEX "Run_importId_orgId_createdAt_idx" ON "Run"("importId", "orgId", "createdAt" DESC, "trigger", "kind", "status", "reach");

-- CreateIndex
CREATE INDEX "Run_orgId_endedAt_recordsRemovedAt_idx" ON "Run"("orgId", "endedAt", "recordsRemovedAt");
