import type { Db } from "@/server/db/client";
import { writeAudit } from "@/server/db/repositories/audit";
import {
  anyOrganisationExists,
  createOrganisation,
  isSlugTaken,
} from "@/server/db/repositories/organisations";
import type { OrganisationKind } from "@/server/domain/organisation";
import { makeOrgScope } from "@/server/domain/scope";
import { asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { takeSignUpLock } from "./sign-up-lock";
import { freeSlug } from "./slug";

interface NewOrganisation {
  organisation: string;
  kind: OrganisationKind;
  timeZone: string;
}

/**
 * An organisation with its owner, noted in its log. A merchant's own stores stand for one client, which is there from
 * the start; an agency adds its clients itself.
 */
export async function createOwned(tx: Db, userId: string, input: NewOrganisation): Promise<{ slug: string }> {
  const organisation = await createOrganisation(tx, {
    name: input.organisation,
    slug: await freeSlug(input.organisation, (slug) => isSlugTaken(tx, slug)),
    kind: input.kind,
    timeZone: input.timeZone,
    ownerId: userId,
    firstClient: input.kind === "merchant" ? input.organisation : null,
  });
  const scope = makeOrgScope({
    orgId: organisation.id,
    actor: { kind: "user", userId },
    role: "owner",
    clients: null,
  });
  await writeAudit(scope, tx, {
    action: "organisation.created",
    subject: "organisation",
    subjectId: organisation.id,
    details: { name: input.organisation, kind: input.kind },
  });
  return { slug: organisation.slug };
}

/** Where anyone may make an account, anyone may make an organisation; elsewhere the first person makes the first one. */
export async function mayFound(deps: {
  db: Db;
  settings: Pick<ServiceDeps["settings"], "signUp">;
}): Promise<boolean> {
  return deps.settings.signUp === "open" || !(await asSystem(() => anyOrganisationExists(deps.db)));
}

/** For who came by way of Google or GitHub and belongs nowhere yet. */
export async function foundOrganisation(
  deps: Pick<ServiceDeps, "db" | "settings" | "limits">,
  userId: string,
  input: NewOrganisation,
): Promise<{ slug: string }> {
  const wait = await deps.limits.signUp.take(userId);
  if (wait !== null) {
    throw new ServiceError("too_many", `You made many organisations just now. Try again in ${wait} seconds.`);
  }
  return asSystem(() =>
    deps.db.$transaction(async (tx) => {
      await takeSignUpLock(tx);
      if (!(await mayFound({ db: tx, settings: deps.settings }))) {
        throw new ServiceError(
          "forbidden",
          "This installation does not take new organisations. Ask the owner of yours to add you.",
        );
      }
      return createOwned(tx, userId, input);
    }),
  );
}
