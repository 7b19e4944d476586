-- CreateEnum
CREATE TYPE "ImportHealth" AS ENUM ('unknown', 'good', 'failing');

-- CreateEnum
CREATE TYPE "NoticeChannelKind" AS ENUM ('email', 'webhook', 'slack');

-- CreateEnum
CREATE TYPE "NoticeState" AS ENUM ('pending', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "RunReach" AS ENUM ('everything', 'changes', 'comparison', 'stock_and_prices', 'chosen');

-- CreateEnum
CREATE TYPE "RunTrigger" AS ENUM ('person', 'schedule', 'catch_up', 'webhook');

-- CreateEnum
CREATE TYPE "ScheduleReach" AS ENUM ('changes', 'everything', 'stock_and_prices');

-- CreateEnum
CREATE TYPE "WhenBusy" AS ENUM ('skip', 'queue');

-- CreateEnum
CREATE TYPE "WebhookState" AS ENUM ('active', 'inactive', 'missing');

-- AlterEnum
ALTER TYPE "RecordState" ADD VALUE 'removed';

-- AlterEnum
ALTER TYPE "RunPhase" ADD VALUE 'deletions';

-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "health" "ImportHealth" NOT NULL DEFAULT 'unknown',
ADD COLUMN     "healthSince" TIMESTAMPTZ(3),
ADD COLUMN     "noticeThreshold" INTEGER,
ADD COLUMN     "realTime" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "walkedAt" TIMESTAMPTZ(3),
ADD COLUMN     "walkedUnknown" INTEGER;

-- AlterTable
ALTER TABLE "Link" ADD COLUMN     "readHash" TEXT,
ADD COLUMN     "retired" TEXT,
ADD COLUMN     "retiredAt" TIMESTAMPTZ(3),
ADD COLUMN     "stockHash" TEXT;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "keepRecordsDays" INTEGER NOT NULL DEFAULT 90,
ADD COLUMN     "keepRunsDays" INTEGER NOT NULL DEFAULT 730,
ADD COLUMN     "noticeThreshold" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Record" ADD COLUMN     "notifiedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "deletions" JSONB,
ADD COLUMN     "deletionsApproved" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "goneIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "reach" "RunReach" NOT NULL DEFAULT 'everything',
ADD COLUMN     "removedCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "scheduleId" TEXT,
ADD COLUMN     "trigger" "RunTrigger" NOT NULL DEFAULT 'person';

-- What runs from before this migration looked at.
UPDATE "Run" SET "reach" = 'changes' WHERE "kind" = 'incremental';
UPDATE "Run" SET "reach" = 'chosen' WHERE "kind" = 'retry';

-- CreateTable
CREATE TABLE "NoticeChannel" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "kind" "NoticeChannelKind" NOT NULL,
    "name" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "secrets" BYTEA NOT NULL,
    "keyVersion" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "lastSentAt" TIMESTAMPTZ(3),
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NoticeChannel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "importId" TEXT,
    "runId" TEXT,
    "facts" JSONB NOT NULL,
    "state" "NoticeState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "reach" "ScheduleReach" NOT NULL DEFAULT 'changes',
    "rhythm" JSONB NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "whenBusy" "WhenBusy" NOT NULL DEFAULT 'skip',
    "catchUp" BOOLEAN NOT NULL DEFAULT true,
    "nextAt" TIMESTAMPTZ(3),
    "lastAt" TIMESTAMPTZ(3),
    "lastProblem" TEXT,
    "createdBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "secrets" BYTEA NOT NULL,
    "keyVersion" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "problem" TEXT,
    "checkedAt" TIMESTAMPTZ(3),
    "lastReceivedAt" TIMESTAMPTZ(3),
    "receivedCount" INTEGER NOT NULL DEFAULT 0,
    "refusedCount" INTEGER NOT NULL DEFAULT 0,
    "lastRefusedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "remoteId" TEXT NOT NULL,
    "state" "WebhookState" NOT NULL DEFAULT 'active',
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "renewedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastEventAt" TIMESTAMPTZ(3),
    "mendedCount" INTEGER NOT NULL DEFAULT 0,
    "lastMendedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "connectionId" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingChange" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "notifiedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "runId" TEXT,

    CONSTRAINT "PendingChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "NoticeChannel_orgId_idx" ON "NoticeChannel"("orgId");

-- CreateIndex
CREATE UNIQUE INDEX "NoticeChannel_id_orgId_key" ON "NoticeChannel"("id", "orgId");

-- CreateIndex
CREATE INDEX "Notice_state_nextAttemptAt_idx" ON "Notice"("state", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "Notice_orgId_createdAt_idx" ON "Notice"("orgId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Notice_id_orgId_key" ON "Notice"("id", "orgId");

-- CreateIndex
CREATE INDEX "Schedule_importId_idx" ON "Schedule"("importId");

-- CreateIndex
CREATE INDEX "Schedule_nextAt_idx" ON "Schedule"("nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Schedule_id_orgId_key" ON "Schedule"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookEndpoint_token_key" ON "WebhookEndpoint"("token");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookEndpoint_id_orgId_key" ON "WebhookEndpoint"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookEndpoint_connectionId_orgId_key" ON "WebhookEndpoint"("connectionId", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "Webhook_id_orgId_key" ON "Webhook"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "Webhook_endpointId_topic_key" ON "Webhook"("endpointId", "topic");

-- CreateIndex
CREATE INDEX "WebhookDelivery_receivedAt_idx" ON "WebhookDelivery"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_id_orgId_key" ON "WebhookDelivery"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_connectionId_dedupeKey_key" ON "WebhookDelivery"("connectionId", "dedupeKey");

-- CreateIndex
CREATE INDEX "PendingChange_runId_idx" ON "PendingChange"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "PendingChange_id_orgId_key" ON "PendingChange"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "PendingChange_importId_sourceId_key" ON "PendingChange"("importId", "sourceId");

-- CreateIndex
CREATE INDEX "Run_scheduleId_idx" ON "Run"("scheduleId");

-- CreateIndex
CREATE INDEX "Run_orgId_endedAt_idx" ON "Run"("orgId", "endedAt");

-- AddForeignKey
ALTER TABLE "NoticeChannel" ADD CONSTRAINT "NoticeChannel_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_channelId_orgId_fkey" FOREIGN KEY ("channelId", "orgId") REFERENCES "NoticeChannel"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_importId_orgId_fkey" FOREIGN KEY ("importId", "orgId") REFERENCES "Import"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_connectionId_orgId_fkey" FOREIGN KEY ("connectionId", "orgId") REFERENCES "Connection"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_endpointId_orgId_fkey" FOREIGN KEY ("endpointId", "orgId") REFERENCES "WebhookEndpoint"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_connectionId_orgId_fkey" FOREIGN KEY ("connectionId", "orgId") REFERENCES "Connection"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingChange" ADD CONSTRAINT "PendingChange_importId_orgId_fkey" FOREIGN KEY ("importId", "orgId") REFERENCES "Import"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;
