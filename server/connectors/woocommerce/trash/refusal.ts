import { AnswerLostError, RetriableError } from "@/server/connectors/core/errors";
import type { HttpAnswer } from "@/server/connectors/core/http-types";
import type { RetireResult, WriteOutcome } from "@/server/connectors/core/target";
import { wpErrorOf } from "../answers";
import { outcomeOfError, technicalOfError, unacceptable } from "../writers/refusal";

const NO_TRASH =
  "the shop's trash is switched off (EMPTY_TRASH_DAYS is 0 in its wp-config.php), and nothing is deleted for good";

function refused(targetId: string, detail: string, technical?: string): RetireResult {
  const issue = { code: "deletion_refused" as const, details: { detail } };
  return { targetId, status: "refused", issue: technical === undefined ? issue : { ...issue, technical } };
}

/** What became of a record, told by how the writing of its new state ended. */
export function retiredBy(targetId: string, outcome: WriteOutcome): RetireResult {
  switch (outcome.status) {
    case "written":
      return { targetId, status: "done" };
    case "gone":
      return { targetId, status: "gone" };
    case "refused":
      return refused(targetId, outcome.issue.details?.detail ?? "no reason given", outcome.issue.technical);
    default:
      throw new AnswerLostError("The shop's answer was lost.", {
        technical: outcome.status === "unknown" ? (outcome.technical ?? "") : outcome.status,
      });
  }
}

/** What became of a record, told by the answer to a request for it alone. */
export function retiredByAnswer(
  targetId: string,
  answer: Pick<HttpAnswer, "status" | "json">,
  technical: string,
): RetireResult {
  if (answer.status < 300) return { targetId, status: "done" };
  const request = { operation: "update", body: {} } as const;
  const error = wpErrorOf(answer.json);
  if (!error) return retiredBy(targetId, unacceptable(technical, request));
  if (error.code === "woocommerce_rest_already_trashed") return { targetId, status: "done" };
  if (error.code === "woocommerce_rest_trash_not_supported") {
    return refused(targetId, NO_TRASH, technicalOfError(error));
  }
  return retiredBy(targetId, outcomeOfError(error, request));
}

/** For records of which nothing may be left: one that stays is tried again later. */
export function demandRetired(results: RetireResult[]): void {
  const [first] = results.filter((result) => result.status === "refused");
  if (!first) return;
  const detail = first.issue?.details?.detail ?? "";
  throw new RetriableError(
    `The shop did not move ${first.targetId} to the trash: ${detail}.`,
    first.issue?.technical === undefined ? {} : { technical: first.issue.technical },
  );
}
