import type { Prisma } from "@/server/db/generated/client";
import { asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";

/** Changes what is a person's own, in one transaction with what the log of each of their organisations is told of it. */
export function changeAccount<T>(
  deps: Pick<ServiceDeps, "db">,
  change: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return asSystem(() => deps.db.$transaction(change));
}
