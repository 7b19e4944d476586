import { blotter } from "./redact";
import { type Transport, TransportError, type TransportResponse } from "./transport";

/** A shorter one may well be an ordinary word or number of an answer, which would be spoiled. */
const SHORTEST = 16;

/**
 * Takes the secrets that a store is asked with out of whatever it answers, before anybody sees it. Stores, and what
 * stands before them, do repeat them: in refusals, in pages of errors, in addresses that they send on to.
 */
export function discreetTransport(transport: Transport, secrets: readonly string[]): Transport {
  const ofTheStore = blotter(secrets, SHORTEST);
  return async (request) => {
    const blot = request.secrets ? blotter([...secrets, ...request.secrets], SHORTEST) : ofTheStore;
    try {
      return clean(await transport(request), blot);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const message = blot(error.message);
      // The cause tells the same once more.
      throw message === error.message ? error : new TransportError(error.kind, message, error.sent);
    }
  };
}

function clean(answer: TransportResponse, blot: (text: string) => string): TransportResponse {
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, blot(value)]);
  return {
    ...answer,
    headers: Object.fromEntries(headers),
    body: blot(answer.body),
    url: blot(answer.url),
  };
}
