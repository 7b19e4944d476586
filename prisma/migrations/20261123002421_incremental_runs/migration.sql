-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "kindReason" TEXT,
ADD COLUMN     "retryIds" TEXT[] DEFAULT ARRAY[]::TEXT[];
