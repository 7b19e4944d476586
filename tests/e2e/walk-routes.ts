import type { Scope } from "@/server/domain/roles";
import type { Things } from "../tenancy/walk/things";

/** A route handler: what it demands of whoever downloads, or why anyone may ask. */
export type RouteRow = { needs: Scope; path(things: Things): string; ofClient: boolean } | { open: string };

/** Every method of every route handler, by its file's place below `app/api`. */
export const ROUTES: Record<string, RouteRow> = {
  "GET auth/[...nextauth]": { open: "next-auth's own; tests/e2e/sign-in-http.test.ts" },
  "POST auth/[...nextauth]": { open: "next-auth's own; tests/e2e/sign-in-http.test.ts" },
  "GET trpc/[trpc]": { open: "each procedure demands its own; tests/tenancy/procedures.test.ts" },
  "POST trpc/[trpc]": { open: "each procedure demands its own; tests/tenancy/procedures.test.ts" },
  "GET health": { open: "says whether the app serves" },
  "GET ready": { open: "names parts, never a reason without METRICS_TOKEN" },
  "GET metrics": { open: "does not exist without METRICS_TOKEN; tests/e2e/operations.test.ts" },
  "GET inngest": { open: "says how many functions there are" },
  "PUT inngest": { open: "names the functions to the executor of the settings, whoever asks for it" },
  "POST inngest": { open: "signed by the executor" },
  "POST webhooks/[platform]/[token]": { open: "its token and its secret; tests/integration/real-time" },
  "POST connections/[platform]/authorized/[token]": { open: "its token; tests/integration/app" },
  "GET exports/audit": { needs: "audit:read", path: () => "exports/audit?", ofClient: false },
  "GET exports/board": { needs: "client:read", path: () => "exports/board?", ofClient: false },
  "GET exports/clients": { needs: "client:read", path: () => "exports/clients?", ofClient: false },
  "GET exports/imports": { needs: "import:read", path: () => "exports/imports?", ofClient: false },
  "GET exports/imports/[importId]/log": {
    ...{ needs: "run:read", ofClient: true },
    path: ({ importId }) => `exports/imports/${importId}/log?`,
  },
  "GET exports/imports/[importId]/redirects": {
    ...{ needs: "import:read", ofClient: true },
    path: ({ importId }) => `exports/imports/${importId}/redirects?`,
  },
  "GET exports/runs": { needs: "run:read", path: () => "exports/runs?", ofClient: false },
  "GET exports/runs/[runId]/[list]": {
    ...{ needs: "run:read", ofClient: true },
    path: ({ runId }) => `exports/runs/${runId}/records?`,
  },
};
