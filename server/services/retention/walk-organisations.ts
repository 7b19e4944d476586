import { findOrganisationAfter } from "@/server/db/repositories/organisations";
import { makeOrgScope } from "@/server/domain/scope";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { applyRetention } from "./apply-retention";

/** Far below the time that a server gives one call. */
const STEP_MS = 20_000;

export interface RetentionPlace {
  /** The last organisation that is done; null before the first one. */
  after: string | null;
  done: boolean;
}

/** Applies retention to one organisation after the other for a while; called again with its answer, it goes on. */
export async function walkOrganisations(
  deps: Pick<ServiceDeps, "db" | "clock" | "logger">,
  after: string | null,
): Promise<RetentionPlace> {
  const until = deps.clock.now() + STEP_MS;
  let last = after;
  for (;;) {
    const next = await nextOrganisation(deps, last);
    if (!next) return { after: last, done: true };
    const scope = makeOrgScope({
      orgId: next.id,
      actor: { kind: "system", part: "retention" },
      role: "admin",
    });
    const result = await asOrganisation(scope, () => applyRetention(scope, deps, until));
    if (result.runs > 0 || result.records > 0) {
      deps.logger.info(
        { orgId: next.id, runs: result.runs, records: result.records },
        "retention was applied",
      );
    }
    if (!result.done) return { after: last, done: false };
    last = next.id;
    if (deps.clock.now() >= until) return { after: last, done: false };
  }
}

function nextOrganisation(
  deps: Pick<ServiceDeps, "db">,
  after: string | null,
): Promise<{ id: string } | null> {
  return asSystem(() => findOrganisationAfter(deps.db, after));
}
