-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('agency', 'merchant');

-- CreateEnum
CREATE TYPE "SupportAccessState" AS ENUM ('asked', 'granted', 'declined', 'ended');

-- CreateEnum
CREATE TYPE "SupportNoteKind" AS ENUM ('note', 'handed_back');

-- AlterEnum
ALTER TYPE "AuditActor" ADD VALUE 'support';

-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "templateId" TEXT,
ADD COLUMN     "templateVersion" INTEGER;

-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN     "everyClient" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "everyClient" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "kind" "OrganisationKind" NOT NULL DEFAULT 'merchant';

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "clientId" TEXT;

UPDATE "Run" SET "clientId" = "Import"."clientId" FROM "Import"
  WHERE "Import"."id" = "Run"."importId" AND "Import"."orgId" = "Run"."orgId";

ALTER TABLE "Run" ALTER COLUMN "clientId" SET NOT NULL;

-- Whoever has several clients by now is an agency.
UPDATE "Organisation" SET "kind" = 'agency'
  WHERE (SELECT count(*) FROM "Client" WHERE "Client"."orgId" = "Organisation"."id") > 1;

-- CreateTable
CREATE TABLE "MembershipClient" (
    "orgId" TEXT NOT NULL,
    "membershipId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,

    CONSTRAINT "MembershipClient_pkey" PRIMARY KEY ("membershipId","clientId","orgId")
);

-- CreateTable
CREATE TABLE "InvitationClient" (
    "orgId" TEXT NOT NULL,
    "invitationId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,

    CONSTRAINT "InvitationClient_pkey" PRIMARY KEY ("invitationId","clientId","orgId")
);

-- CreateTable
CREATE TABLE "SupportAccess" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "runId" TEXT,
    "supporterId" TEXT,
    "supporterName" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "wantsPersonalData" BOOLEAN NOT NULL DEFAULT false,
    "personalData" BOOLEAN NOT NULL DEFAULT false,
    "state" "SupportAccessState" NOT NULL DEFAULT 'asked',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "expiresAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "SupportAccess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportNote" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "kind" "SupportNoteKind" NOT NULL DEFAULT 'note',
    "authorId" TEXT,
    "authorName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SupportNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Template" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "entity" "Entity" NOT NULL,
    "latestVersion" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TemplateVersion" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "options" JSONB NOT NULL,
    "schedules" JSONB NOT NULL DEFAULT '[]',
    "note" TEXT NOT NULL DEFAULT '',
    "createdBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TemplateVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MembershipClient_clientId_orgId_idx" ON "MembershipClient"("clientId", "orgId");

-- CreateIndex
CREATE INDEX "InvitationClient_clientId_orgId_idx" ON "InvitationClient"("clientId", "orgId");

-- CreateIndex
CREATE INDEX "SupportAccess_orgId_state_createdAt_idx" ON "SupportAccess"("orgId", "state", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "SupportAccess_supporterId_state_expiresAt_idx" ON "SupportAccess"("supporterId", "state", "expiresAt");

-- CreateIndex
CREATE INDEX "SupportAccess_clientId_orgId_idx" ON "SupportAccess"("clientId", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "SupportAccess_id_orgId_key" ON "SupportAccess"("id", "orgId");

-- CreateIndex
CREATE INDEX "SupportNote_runId_createdAt_idx" ON "SupportNote"("runId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "SupportNote_id_orgId_key" ON "SupportNote"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "Template_id_orgId_key" ON "Template"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "Template_orgId_name_key" ON "Template"("orgId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateVersion_id_orgId_key" ON "TemplateVersion"("id", "orgId");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateVersion_templateId_version_key" ON "TemplateVersion"("templateId", "version");

-- CreateIndex
CREATE INDEX "Client_orgId_createdAt_idx" ON "Client"("orgId", "createdAt");

-- CreateIndex
CREATE INDEX "Connection_clientId_orgId_idx" ON "Connection"("clientId", "orgId");

-- CreateIndex
CREATE INDEX "Import_clientId_orgId_updatedAt_idx" ON "Import"("clientId", "orgId", "updatedAt" DESC);

-- CreateIndex
CREATE INDEX "Import_templateId_orgId_idx" ON "Import"("templateId", "orgId");

-- CreateIndex
CREATE INDEX "Run_clientId_orgId_createdAt_idx" ON "Run"("clientId", "orgId", "createdAt" DESC, "trigger", "kind", "status");

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_templateId_orgId_fkey" FOREIGN KEY ("templateId", "orgId") REFERENCES "Template"("id", "orgId") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MembershipClient" ADD CONSTRAINT "MembershipClient_membershipId_orgId_fkey" FOREIGN KEY ("membershipId", "orgId") REFERENCES "Membership"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MembershipClient" ADD CONSTRAINT "MembershipClient_clientId_orgId_fkey" FOREIGN KEY ("clientId", "orgId") REFERENCES "Client"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationClient" ADD CONSTRAINT "InvitationClient_invitationId_orgId_fkey" FOREIGN KEY ("invitationId", "orgId") REFERENCES "Invitation"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationClient" ADD CONSTRAINT "InvitationClient_clientId_orgId_fkey" FOREIGN KEY ("clientId", "orgId") REFERENCES "Client"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_clientId_orgId_fkey" FOREIGN KEY ("clientId", "orgId") REFERENCES "Client"("id", "orgId") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportAccess" ADD CONSTRAINT "SupportAccess_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportAccess" ADD CONSTRAINT "SupportAccess_clientId_orgId_fkey" FOREIGN KEY ("clientId", "orgId") REFERENCES "Client"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportAccess" ADD CONSTRAINT "SupportAccess_supporterId_fkey" FOREIGN KEY ("supporterId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportNote" ADD CONSTRAINT "SupportNote_runId_orgId_fkey" FOREIGN KEY ("runId", "orgId") REFERENCES "Run"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Template" ADD CONSTRAINT "Template_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TemplateVersion" ADD CONSTRAINT "TemplateVersion_templateId_orgId_fkey" FOREIGN KEY ("templateId", "orgId") REFERENCES "Template"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;

-- An owner is there for everything.
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_owner_of_all" CHECK ("role" <> 'owner' OR "everyClient");
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_owner_of_all" CHECK ("role" <> 'owner' OR "everyClient");
