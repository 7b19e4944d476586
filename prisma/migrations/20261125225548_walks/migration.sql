-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "walk" JSONB;

-- CreateTable
CREATE TABLE "WalkedId" (
    "orgId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,

    CONSTRAINT "WalkedId_pkey" PRIMARY KEY ("runId","sourceId")
);

-- AddForeignKey
ALTER TABLE "WalkedId" ADD CONSTRAINT "WalkedId_runId_orgId_fkey" FOREIGN KEY ("runId", "orgId") REFERENCES "Run"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;
