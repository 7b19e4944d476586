-- AlterTable
ALTER TABLE "Record" ADD COLUMN     "amount" DECIMAL(20,4),
ADD COLUMN     "currency" TEXT;

-- AlterTable
ALTER TABLE "Run" RENAME COLUMN "variationsWritten" TO "childrenWritten";
ALTER TABLE "Run" ADD COLUMN     "switchesBefore" JSONB;

-- CreateTable
CREATE TABLE "RunLimit" (
    "orgId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "records" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RunLimit_pkey" PRIMARY KEY ("runId","code","orgId")
);

-- AddForeignKey
ALTER TABLE "RunLimit" ADD CONSTRAINT "RunLimit_runId_orgId_fkey" FOREIGN KEY ("runId", "orgId") REFERENCES "Run"("id", "orgId") ON DELETE CASCADE ON UPDATE CASCADE;
