import { AnswerLostError, RetriableError } from "@/server/connectors/core/errors";
import type { RetireResult } from "@/server/connectors/core/target";
import { technicalOf, type WooClient } from "../client";
import { textOf } from "../payload/read";
import { customersById } from "./find";
import { stampsOf } from "./stamps";

/**
 * Deletes accounts, for which WordPress has no trash: only those that stand for one customer of the source alone and
 * that no order belongs to. Nobody else may lose anything with them.
 */
export async function removeCustomers(client: WooClient, targetIds: string[]): Promise<void> {
  const rows = await customersById(client, targetIds);
  for (const row of rows) {
    const id = String(row.id);
    if (stampsOf(row).length !== 1 || textOf(row.role) !== "customer") continue;
    const orders = await client.readPage("orders", { customer: id, per_page: 1, _fields: "id" });
    if (orders.rows.length > 0) continue;
    try {
      const answer = await client.write("DELETE", `customers/${id}`, undefined, {
        query: { force: true, reassign: 0 },
      });
      if (answer.status < 300 || answer.status === 404 || answer.status === 400) continue;
      throw new RetriableError(`The shop did not delete the account ${id}.`, {
        technical: client.redact(technicalOf(answer)),
      });
    } catch (error) {
      if (!(error instanceof AnswerLostError)) throw error;
      throw new RetriableError("An answer of the shop was lost while an account was deleted.", {
        technical: error.technical ?? error.message,
      });
    }
  }
}

/** Nothing but deleting for good could be done, with which a customer would lose the way to their orders. */
export function refuseRetirement(targetIds: string[]): RetireResult[] {
  const details = { detail: "WordPress has no trash for accounts, and no account is deleted for good" };
  return targetIds.map((targetId) => ({
    targetId,
    status: "refused",
    issue: { code: "deletion_refused", details },
  }));
}
