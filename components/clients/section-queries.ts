import { WITHOUT_WEBHOOKS } from "@/components/runs/run-table";

/** What a client's page shows of each of its lists. */
export const CLIENT_SECTIONS = {
  connections: { pageSize: 6, sort: "name", direction: "asc", filters: {} },
  imports: { pageSize: 8, sort: "lastRun", direction: "desc", filters: {} },
  runs: { pageSize: 8, sort: "createdAt", direction: "desc", filters: { trigger: WITHOUT_WEBHOOKS } },
  members: { pageSize: 8, sort: "name", direction: "asc" },
} as const;
