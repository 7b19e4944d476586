/**
 * The error's class decides what a run does, with no reading of messages:
 * Fatal stops the run, Retriable waits and tries again. What is wrong with one record alone is no error but an issue,
 * which `toCanonical`, `toPayload` and the outcomes of writing carry.
 * `message` is a sentence for a shopkeeper with its remedy; `technical` is what the platform answered, free of secrets.
 */
export abstract class ConnectorError extends Error {
  readonly technical: string | undefined;

  constructor(message: string, options?: { technical?: string; cause?: unknown }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.technical = options?.technical;
  }
}

/** Credentials gone, scope missing, wrong address: nothing will work until a person mends it. */
export class FatalError extends ConnectorError {
  override readonly name = "FatalError";
}

/** The other side is busy, down or unreachable: the same call can work later. */
export class RetriableError extends ConnectorError {
  override readonly name = "RetriableError";
  /** How long the other side asked to wait; undefined when it did not say. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options?: { technical?: string; cause?: unknown; retryAfterMs?: number }) {
    super(message, options);
    this.retryAfterMs = options?.retryAfterMs;
  }
}

/**
 * A write was sent and no whole answer came: it may or may not have been carried out.
 * The target has to be looked up before it is written again.
 */
export class AnswerLostError extends ConnectorError {
  override readonly name = "AnswerLostError";
}
