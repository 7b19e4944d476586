import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { Scope } from "@/server/domain/roles";
import { metrics } from "@/server/infra/metrics";
import { asNobody, asOrganisation, asSystem } from "@/server/infra/tenant";
import { inSpan } from "@/server/infra/tracing";
import { enterOrganisation } from "@/server/services/organisations/enter-organisation";
import { shownRefusal } from "@/server/services/personal-data/hidden-persons";
import { requireScope } from "@/server/services/require-scope";
import { enterSupport } from "@/server/services/support/enter-support";
import { noteLook } from "@/server/services/support/note-look";
import { referenceOf, toTrpcError } from "./error-shape";
import { inRequestOf } from "./in-request-of";
import { t } from "./trpc";

/** Counts, traces and logs each call by its procedure; who called and for which organisation is in none of it. */
const observed = t.middleware(({ ctx, path, type, next }) =>
  // What is asked of the database before it is known whose it is, is asked as nobody.
  inRequestOf(ctx, () =>
    asNobody(() =>
      inSpan(`${type} ${path}`, { procedure: path }, async (span) => {
        const end = metrics().procedureSeconds.startTimer({ procedure: path });
        const result = await next();
        const outcome = result.ok ? "ok" : result.error.code.toLowerCase();
        const seconds = end({ outcome });
        if (!result.ok) span.fail(outcome);
        ctx.deps.logger.debug({ path, outcome, ms: Math.round(seconds * 1_000) }, "a call was answered");
        return result;
      }),
    ),
  ),
);

const withErrors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toTrpcError(result.error);
  if (error.code === "INTERNAL_SERVER_ERROR") {
    ctx.deps.logger.error(
      { err: error.cause ?? error, path, reference: referenceOf(error) },
      "a call failed",
    );
  }
  // The same error object has to reach the formatter: the logged reference hangs on it.
  return error === result.error ? result : { ...result, error };
});

/** For what anyone may ask before signing in. */
export const publicProcedure = t.procedure.use(observed).use(withErrors);

/** For what belongs to the person, not to an organisation. */
export const userProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.user) {
    throw new TRPCError({ code: "UNAUTHORIZED", message: "You are signed out. Sign in and try again." });
  }
  return next({ ctx: { user: ctx.user } });
});

/** For the person's own account, which the session they are there with matters to. */
export const accountProcedure = userProcedure.use(({ ctx, next }) => {
  if (!ctx.caller) {
    throw new TRPCError({ code: "UNAUTHORIZED", message: "You are signed out. Sign in and try again." });
  }
  return next({ ctx: { caller: ctx.caller } });
});

/** `org` is the slug in the address: what the caller says, unverified until membership has been looked up. */
const orgInput = z.object({ org: z.string().min(1).max(100) });

/**
 * For what belongs to an organisation: takes its slug as `org`, makes the scope by membership, and demands a named
 * scope of the role. Organisations of others are not found, like those that do not exist.
 */
export function orgProcedure(needed: Scope) {
  return userProcedure.input(orgInput).use(async ({ ctx, input, path, type, getRawInput, next }) => {
    const entered = await asSystem(() => enterOrganisation(ctx.deps, ctx.user.id, input.org));
    requireScope(entered.scope, needed);
    return asOrganisation(entered.scope, async () => {
      const result = await next({ ctx: entered });
      const hidden = result.ok ? null : shownRefusal(entered.scope, result.error.cause);
      if (hidden) throw hidden;
      // What support staff look at is written down before they see it.
      if (result.ok)
        await noteLook(entered.scope, ctx.deps, { procedure: path, type, input: await getRawInput() });
      return result;
    });
  });
}

/** For the platform's support staff. To anybody else it looks like a procedure that does not exist, to the letter. */
export const supportProcedure = userProcedure.use(async ({ ctx, path, next }) => {
  const staff = await enterSupport(ctx.deps, ctx.user.id);
  if (!staff) throw new TRPCError({ code: "NOT_FOUND", message: `No procedure found on path "${path}"` });
  return asSystem(() => next({ ctx: { staff } }));
});
