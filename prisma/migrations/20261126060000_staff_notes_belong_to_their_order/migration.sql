-- Staff notes of the same words had one line of the ledger between all their orders, and runs wrote them anew for each
-- order but the last. From now on their ids begin with their order's; what is known is kept under the new ones.
UPDATE "Link" SET "sourceId" = "parentSourceId" || '-' || "sourceId"
WHERE "kind" = 'note' AND "sourceId" LIKE 'staff-notes-%' AND "parentSourceId" IS NOT NULL;
