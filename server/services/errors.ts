export type ServiceErrorKind = "not_found" | "forbidden" | "conflict" | "invalid" | "too_many";

/**
 * A use case that cannot go on, with a sentence for the person who asked. `fields` names inputs of the form,
 * each with its own sentence.
 */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    readonly kind: ServiceErrorKind,
    message: string,
    options: { fields?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.fields = options.fields ?? {};
  }
}

/** The same answer for what is not there and for what belongs to another organisation. */
export function notFound(what: string): ServiceError {
  return new ServiceError("not_found", `This ${what} does not exist, or it was removed.`);
}

/** Also what somebody reads whose page is still open when they are removed, or when support's access ends. */
export function noOrganisation(): ServiceError {
  return new ServiceError(
    "not_found",
    "There is no such organisation, or you may no longer open it. Ask one of its owners if you should.",
  );
}
