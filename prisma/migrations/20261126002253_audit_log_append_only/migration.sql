-- CreateEnum
CREATE TYPE "AuditActor" AS ENUM ('person', 'run', 'system');

-- DropIndex
DROP INDEX "AuditEntry_orgId_createdAt_idx";

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "actor" "AuditActor" NOT NULL DEFAULT 'person',
ADD COLUMN     "address" TEXT,
ADD COLUMN     "changes" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "part" TEXT,
ADD COLUMN     "requestId" TEXT,
ADD COLUMN     "runId" TEXT,
ADD COLUMN     "subjectName" TEXT,
ADD COLUMN     "userAgent" TEXT;

-- CreateIndex
CREATE INDEX "AuditEntry_orgId_createdAt_id_idx" ON "AuditEntry"("orgId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_orgId_action_createdAt_idx" ON "AuditEntry"("orgId", "action", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_orgId_userId_createdAt_idx" ON "AuditEntry"("orgId", "userId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_orgId_subject_createdAt_idx" ON "AuditEntry"("orgId", "subject", "createdAt" DESC);

-- What was written before this has its actor and its subject's name among the details.
UPDATE "AuditEntry" SET
  "actor" = CASE
    WHEN "userId" IS NOT NULL THEN 'person'::"AuditActor"
    WHEN "details" ? 'runId' THEN 'run'::"AuditActor"
    ELSE 'system'::"AuditActor"
  END,
  "runId" = CASE WHEN "userId" IS NULL THEN "details" ->> 'runId' END,
  "part" = CASE WHEN "userId" IS NULL AND NOT "details" ? 'runId' THEN "details" ->> 'by' END,
  "subjectName" = COALESCE("details" ->> 'name', "details" ->> 'import');

-- Append-only: nothing is changed, and nothing goes but with the whole organisation, whose row is gone by then.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT 1 FROM "Organisation" WHERE "id" = OLD."orgId") THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'The audit log is append-only: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();

CREATE TRIGGER "AuditEntry_no_truncate" BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
