-- CreateIndex
CREATE INDEX "Run_status_endedAt_idx" ON "Run"("status", "endedAt" DESC);
