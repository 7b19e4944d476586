import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Scope } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import { REQUEST_ID_HEADER } from "@/server/infra/request-id";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import { ServiceError } from "@/server/services/errors";
import type { CsvExport } from "@/server/services/exports/csv-export";
import {
  type EnteredOrganisation,
  enterOrganisation,
} from "@/server/services/organisations/enter-organisation";
import { requireScope } from "@/server/services/require-scope";
import { takeAttempt } from "@/server/services/take-attempt";
import type { ApiContext } from "./context";
import { describeError, toTrpcError } from "./error-shape";
import { inRequestOf } from "./in-request-of";

type Build = (
  scope: OrgScope,
  parameters: Record<string, string>,
  organisation: EnteredOrganisation,
) => CsvExport | Promise<CsvExport>;

/**
 * Answers a download. Like a procedure of an organisation it takes the slug as `org`, makes the scope by membership,
 * and demands a named scope of the role.
 */
export function answerCsv(context: ApiContext, address: URL, needed: Scope, build: Build): Promise<Response> {
  const { requestId } = context;
  return inRequestOf(context, async () => {
    const response = await csvOrRefusal(context, address, needed, build);
    if (requestId) response.headers.set(REQUEST_ID_HEADER, requestId);
    return response;
  });
}

async function csvOrRefusal(
  { user, deps }: ApiContext,
  address: URL,
  needed: Scope,
  build: Build,
): Promise<Response> {
  try {
    if (!user) {
      throw new TRPCError({ code: "UNAUTHORIZED", message: "You are signed out. Sign in and try again." });
    }
    const { org = "", ...parameters } = Object.fromEntries(address.searchParams);
    const { scope, organisation } = await asSystem(() => enterOrganisation(deps, user.id, org));
    requireScope(scope, needed);
    const wait = await takeAttempt(deps.limits.export, scope);
    if (wait !== null) {
      throw new ServiceError("too_many", `That were many downloads. Try again in ${wait} seconds.`);
    }
    const { name, body } = await asOrganisation(scope, async () => build(scope, parameters, organisation));
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}.csv"`,
        "cache-control": "no-store",
      },
    });
  } catch (cause) {
    const error = toTrpcError(
      cause instanceof TRPCError ? cause : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }),
    );
    const { message, details } = describeError(error);
    if (details.reference)
      deps.logger.error({ err: cause, reference: details.reference }, "an export failed");
    return new Response(message, {
      status: getHTTPStatusCodeFromError(error),
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
}
