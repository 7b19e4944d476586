-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "scheduleResumes" INTEGER NOT NULL DEFAULT 0;
