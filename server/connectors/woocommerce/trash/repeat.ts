import { AnswerLostError, RetriableError } from "@/server/connectors/core/errors";
import type { WooClient } from "../client";

const ATTEMPTS = 3;
const PAUSE_MS = 1_000;

/** For what changes nothing when it is done twice: an answer that was lost is asked for again. */
export async function untilAnswered<T>(client: WooClient, act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof AnswerLostError)) throw error;
      if (attempt === ATTEMPTS) {
        throw new RetriableError(
          "The shop keeps losing its answers while records go to its trash or come out of it. Check that its server is not overloaded.",
          { technical: error.technical ?? error.message },
        );
      }
    }
    await client.context.sleep(PAUSE_MS * attempt, client.context.signal);
  }
}
