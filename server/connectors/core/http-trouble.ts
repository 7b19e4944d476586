import { AnswerLostError, FatalError, RetriableError } from "./errors";
import { type HttpAnswer, HttpStatusError } from "./http-types";
import { askedWaitMs } from "./retry";
import type { TransportError } from "./transport";

/** Why an attempt gave no usable answer, before it is decided whether to try again. */
export interface Trouble {
  cause: TransportError | HttpStatusError;
  technical: string;
  message: string;
  quota: boolean;
  askedMs: number | undefined;
  /** The request was surely not carried out. */
  notDone: boolean;
  /** The same request may work in a moment. */
  passing: boolean;
}

const SHOWN_BODY = 400;

/** Throws FatalError for what no repetition mends. `describe` adds the request and blots secrets out. */
export function troubleOfTransport(
  error: TransportError,
  platformName: string,
  describe: (what: string) => string,
): Trouble {
  const technical = describe(`${error.kind}: ${error.message}`);
  if (error.kind === "refused_by_guard") throw new FatalError(error.message, { technical, cause: error });
  if (error.kind === "tls") {
    throw new FatalError(
      `The secure connection to ${platformName} could not be made: its certificate is not valid. Renew the certificate of that address, then try again.`,
      { technical, cause: error },
    );
  }
  return {
    cause: error,
    technical,
    message: transportMessage(error.kind, platformName),
    quota: false,
    askedMs: undefined,
    notDone: !error.sent,
    passing: error.kind !== "too_large",
  };
}

function transportMessage(kind: TransportError["kind"], platformName: string): string {
  if (kind === "dns") {
    return `The address of ${platformName} could not be found. Check that it is written correctly and that the store is online.`;
  }
  if (kind === "timeout") {
    return `${platformName} did not answer in time. It is probably busy; try again later.`;
  }
  if (kind === "too_large") {
    return `${platformName} sent an answer that is too large. Choose a smaller page size in the import's options.`;
  }
  return `${platformName} could not be reached: the connection failed or broke off. Check that the store is online, then try again.`;
}

export type AnswerTrouble = "quota" | "busy" | "broken" | "not_done";

export function troubleOfAnswer(
  kind: AnswerTrouble,
  answer: HttpAnswer,
  platformName: string,
  describe: (what: string) => string,
  nowMs: number,
): Trouble {
  const shown = answer.text.slice(0, SHOWN_BODY);
  const messages: Record<AnswerTrouble, string> = {
    quota: `${platformName} answers that too many requests were made. Other apps of the store share the same quota; try again in a minute.`,
    busy: `${platformName} answered with error ${answer.status}. It is probably busy or under maintenance; try again later.`,
    not_done: `${platformName} is busy (it answered ${answer.status}); try again later.`,
    broken: `${platformName} sent an answer that breaks off in the middle. Try again; if it stays, ask the store's host.`,
  };
  return {
    cause: new HttpStatusError(answer.status),
    technical: describe(`${answer.status} ${shown}`),
    message: messages[kind],
    quota: kind === "quota",
    askedMs: askedWaitMs(answer, nowMs),
    notDone: kind === "quota" || kind === "not_done",
    passing: true,
  };
}

/** The error that ends a request: a write that may have been carried out has an unknown result. */
export function errorOf(trouble: Trouble, read: boolean, platformName: string): Error {
  const details = { technical: trouble.technical, cause: trouble.cause };
  if (!read && !trouble.notDone) {
    return new AnswerLostError(
      `A change was sent to ${platformName}, but its answer was lost. The store is looked up before it is sent again.`,
      details,
    );
  }
  return new RetriableError(trouble.message, {
    ...details,
    ...(trouble.askedMs === undefined ? {} : { retryAfterMs: trouble.askedMs }),
  });
}
