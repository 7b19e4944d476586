import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { ConnectorError } from "@/server/connectors/core/errors";
import { ServiceError, type ServiceErrorKind } from "@/server/services/errors";

const codes = {
  not_found: "NOT_FOUND",
  forbidden: "FORBIDDEN",
  conflict: "CONFLICT",
  invalid: "BAD_REQUEST",
  too_many: "TOO_MANY_REQUESTS",
} as const satisfies Record<ServiceErrorKind, TRPCError["code"]>;

/** What a page needs of an error besides its sentence. */
export interface ErrorDetails {
  /** A sentence for each input that is wrong, by its path. */
  fields: Record<string, string>;
  /** What a store answered, for the technical part. */
  technical: string | null;
  /** Under which the log knows an error that is ours. */
  reference: string | null;
}

/** Errors of use cases and connectors are told as they are; anything unforeseen is ours and tells nothing. */
export function toTrpcError(error: TRPCError): TRPCError {
  const { cause } = error;
  if (cause instanceof ServiceError) {
    return new TRPCError({ code: codes[cause.kind], message: cause.message, cause });
  }
  if (cause instanceof ConnectorError) {
    return new TRPCError({ code: "BAD_GATEWAY", message: cause.message, cause });
  }
  if (cause instanceof ZodError) {
    return new TRPCError({
      code: "BAD_REQUEST",
      message: "Something in the form is missing or wrong. Look at the marked fields.",
      cause,
    });
  }
  return error;
}

function fieldsOf(cause: unknown): Record<string, string> {
  if (cause instanceof ServiceError) return { ...cause.fields };
  if (!(cause instanceof ZodError)) return {};
  const fields: Record<string, string> = {};
  for (const issue of cause.issues) fields[issue.path.join(".")] ??= issue.message;
  return fields;
}

const references = new WeakMap<Error, string>();

/** One number for one error, so that what the person sees is found in the log. */
export function referenceOf(error: Error): string {
  const known = references.get(error);
  if (known) return known;
  const reference = randomUUID().slice(0, 8);
  references.set(error, reference);
  return reference;
}

export function describeError(error: TRPCError): { message: string; details: ErrorDetails } {
  const ours = error.code === "INTERNAL_SERVER_ERROR";
  const reference = ours ? referenceOf(error) : null;
  return {
    message: ours
      ? `Something went wrong on our side. Try again; if it stays, tell support the number ${reference}.`
      : error.message,
    details: {
      fields: fieldsOf(error.cause),
      technical: error.cause instanceof ConnectorError ? (error.cause.technical ?? null) : null,
      reference,
    },
  };
}
