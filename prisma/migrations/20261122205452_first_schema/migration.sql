-- CreateEnum
CREATE TYPE "ConnectionStatus" AS ENUM ('unchecked', 'usable', 'failing', 'disabled');

-- CreateEnum
CREATE TYPE "Entity" AS ENUM ('products', 'orders', 'customers');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('draft', 'ready');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'admin', 'operator', 'viewer');

-- CreateEnum
CREATE TYPE "RunKind" AS ENUM ('full', 'incremental', 'dry_run', 'retry', 'undo');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('queued', 'running', 'succeeded', 'completed_with_issues', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "RunPhase" AS ENUM ('plan', 'taxonomy', 'transfer', 'media', 'reconcile', 'finish', 'ended');

-- CreateEnum
CREATE TYPE "RecordState" AS ENUM ('pending', 'in_flight', 'created', 'updated', 'unchanged', 'skipped', 'failed');

-- CreateEnum
CREATE TYPE "MediaState" AS ENUM ('none', 'pending', 'done', 'failed');

-- CreateEnum
CREATE TYPE "IssueSeverity" AS ENUM ('error', 'warning');

-- CreateTable
CREATE TABLE "Connection" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "ConnectionStatus" NOT NULL DEFAULT 'unchecked',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "secrets" BYTEA NOT NULL,
    "keyVersion" INTEGER NOT NULL,
    "store" JSONB NOT NULL DEFAULT '{}',
    "lastCheck" JSONB,
    "lastCheckAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectionAuthorization" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "storeUrl" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "connectionId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConnectionAuthorization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "entity" "Entity" NOT NULL DEFAULT 'products',
    "status" "ImportStatus" NOT NULL DEFAULT 'draft',
    "wizardStep" TEXT NOT NULL DEFAULT 'type',
    "sourceId" TEXT,
    "targetId" TEXT,
    "filters" JSONB NOT NULL DEFAULT '{}',
    "options" JSONB NOT NULL DEFAULT '{}',
    "mappingVersion" INTEGER,
    "watermark" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MappingVersion" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "createdBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MappingVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Link" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "sourceConnId" TEXT NOT NULL,
    "targetConnId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "parentSourceId" TEXT,
    "hash" TEXT NOT NULL DEFAULT '',
    "fieldHashes" JSONB NOT NULL DEFAULT '{}',
    "missing" BOOLEAN NOT NULL DEFAULT false,
    "lastRunId" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Client" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "userId" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "kind" "RunKind" NOT NULL,
    "status" "RunStatus" NOT NULL DEFAULT 'queued',
    "phase" "RunPhase" NOT NULL DEFAULT 'plan',
    "entity" "Entity" NOT NULL,
    "sourceId" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "options" JSONB NOT NULL,
    "rules" JSONB NOT NULL DEFAULT '[]',
    "mappingVersion" INTEGER,
    "startedBy" TEXT,
    "leg" INTEGER NOT NULL DEFAULT 0,
    "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
    "cursor" TEXT,
    "extracted" BOOLEAN NOT NULL DEFAULT false,
    "nextSeq" INTEGER NOT NULL DEFAULT 0,
    "expectedTotal" INTEGER,
    "profiles" JSONB,
    "newWatermark" TIMESTAMPTZ(3),
    "readCount" INTEGER NOT NULL DEFAULT 0,
    "createdCount" INTEGER NOT NULL DEFAULT 0,
    "updatedCount" INTEGER NOT NULL DEFAULT 0,
    "unchangedCount" INTEGER NOT NULL DEFAULT 0,
    "skippedCount" INTEGER NOT NULL DEFAULT 0,
    "failedCount" INTEGER NOT NULL DEFAULT 0,
    "variationsWritten" INTEGER NOT NULL DEFAULT 0,
    "imagesUploaded" INTEGER NOT NULL DEFAULT 0,
    "imagesReused" INTEGER NOT NULL DEFAULT 0,
    "imagesFailed" INTEGER NOT NULL DEFAULT 0,
    "writes" INTEGER NOT NULL DEFAULT 0,
    "sourceRequests" INTEGER NOT NULL DEFAULT 0,
    "targetRequests" INTEGER NOT NULL DEFAULT 0,
    "waiting" JSONB,
    "reconciliation" JSONB,
    "failure" TEXT,
    "failureTechnical" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "heartbeatAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Record" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "state" "RecordState" NOT NULL DEFAULT 'pending',
    "mediaState" "MediaState" NOT NULL DEFAULT 'none',
    "weight" INTEGER NOT NULL DEFAULT 1,
    "targetId" TEXT,
    "modifiedAt" TIMESTAMPTZ(3),
    "mediaAttemptedAt" TIMESTAMPTZ(3),
    "attemptedAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "read" JSONB NOT NULL,
    "mapped" JSONB,
    "sent" JSONB,
    "answered" JSONB,
    "changes" JSONB,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Issue" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "severity" "IssueSeverity" NOT NULL,
    "field" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "technical" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunLogEntry" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "level" TEXT NOT NULL DEFAULT 'info',
    "message" TEXT NOT NULL,

    CONSTRAINT "RunLogEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Connection_orgId_platform_idx" ON "Connection"("orgId", "platform");

-- CreateIndex
CREATE UNIQUE INDEX "Connection_id_orgId_key" ON "Connection"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "ConnectionAuthorization_tokenHash_key" ON "ConnectionAuthorization"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "ConnectionAuthorization_id_orgId_key" ON "ConnectionAuthorization"("id", "orgId");

-- CreateIndex
CREATE INDEX "Import_orgId_updatedAt_idx" ON "Import"("orgId", "updatedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Import_id_orgId_key" ON "Import"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "MappingVersion_id_orgId_key" ON "MappingVersion"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "MappingVersion_importId_version_key" ON "MappingVersion"("importId", "version");

-- CreateIndex
CREATE INDEX "Link_orgId_sourceConnId_targetConnId_kind_parentSourceId_idx" ON "Link"("orgId", "sourceConnId", "targetConnId", "kind", "parentSourceId");

-- CreateIndex
CREATE INDEX "Link_orgId_targetConnId_kind_targetId_idx" ON "Link"("orgId", "targetConnId", "kind", "targetId");

-- CreateIndex
CREATE UNIQUE INDEX "Link_id_orgId_key" ON "Link"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "Link_orgId_sourceConnId_targetConnId_kind_sourceId_key" ON "Link"("orgId", "sourceConnId", "targetConnId", "kind", "sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_slug_key" ON "Organisation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_orgId_userId_key" ON "Membership"("orgId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_id_orgId_key" ON "Membership"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "Client_id_orgId_key" ON "Client"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "Client_orgId_name_key" ON "Client"("orgId", "name");

-- CreateIndex
CREATE INDEX "AuditEntry_orgId_createdAt_idx" ON "AuditEntry"("orgId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_id_orgId_key" ON "AuditEntry"("id", "orgId");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE INDEX "Run_orgId_createdAt_idx" ON "Run"("orgId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Run_importId_createdAt_idx" ON "Run"("importId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Run_status_heartbeatAt_idx" ON "Run"("status", "heartbeatAt");

-- CreateIndex
CREATE UNIQUE INDEX "Run_id_orgId_key" ON "Run"("id", "orgId");

-- CreateIndex
CREATE INDEX "Record_runId_seq_idx" ON "Record"("runId", "seq");

-- CreateIndex
CREATE INDEX "Record_runId_state_seq_idx" ON "Record"("runId", "state", "seq");

-- CreateIndex
CREATE INDEX "Record_runId_mediaState_seq_idx" ON "Record"("runId", "mediaState", "seq");

-- CreateIndex
CREATE INDEX "Record_orgId_kind_sourceId_idx" ON "Record"("orgId", "kind", "sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "Record_id_orgId_key" ON "Record"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "Record_runId_kind_sourceId_key" ON "Record"("runId", "kind", "sourceId");

-- CreateIndex
CREATE INDEX "Issue_runId_code_idx" ON "Issue"("runId", "code");

-- CreateIndex
CREATE INDEX "Issue_recordId_idx" ON "Issue"("recordId");

-- CreateIndex
CREATE UNIQUE INDEX "Issue_id_orgId_key" ON "Issue"("id", "orgId");

-- CreateIndex
CREATE INDEX "RunLogEntry_runId_id_idx" ON "RunLogEntry"("runId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "RunLogEntry_id_orgId_key" ON "RunLogEntry"("id", "orgId");

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_clientId_orgId_fkey" FOREIGN KEY ("clientId", "orgId") REFERENCES "Client"("id", "orgId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConnectionAuthorization" ADD CONSTRAINT "ConnectionAuthorization_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_clientId_orgId_fkey" FOREIGN KEY ("clientId", "orgId") REFERENCES "Client"("id", "orgId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_sourceId_orgId_fkey" FOREIGN KEY ("sourceId", "orgId") REFERENCES "Connection"("id", "orgId") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_targetId_orgId_fkey" FOREIGN KEY ("targetId", "orgId") REFERENCES "Connection"("id", "orgId") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MappingVersion" ADD CONSTRAINT "MappingVersion_importId_orgId_fkey" FOREIGN KEY ("importId", "orgId") REFERENCES "Import"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_sourceConnId_orgId_fkey" FOREIGN KEY ("sourceConnId", "orgId") REFERENCES "Connection"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_targetConnId_orgId_fkey" FOREIGN KEY ("targetConnId", "orgId") REFERENCES "Connection"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_importId_orgId_fkey" FOREIGN KEY ("importId", "orgId") REFERENCES "Import"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_sourceId_orgId_fkey" FOREIGN KEY ("sourceId", "orgId") REFERENCES "Connection"("id", "orgId") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_targetId_orgId_fkey" FOREIGN KEY ("targetId", "orgId") REFERENCES "Connection"("id", "orgId") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Record" ADD CONSTRAINT "Record_runId_orgId_fkey" FOREIGN KEY ("runId", "orgId") REFERENCES "Run"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_runId_orgId_fkey" FOREIGN KEY ("runId", "orgId") REFERENCES "Run"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_recordId_orgId_fkey" FOREIGN KEY ("recordId", "orgId") REFERENCES "Record"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunLogEntry" ADD CONSTRAINT "RunLogEntry_runId_orgId_fkey" FOREIGN KEY ("runId", "orgId") REFERENCES "Run"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;
