import { appRouter } from "@/server/api/root";
import type { PrismaClient } from "@/server/db/generated/client";
import { HISTORY_DAYS } from "@/server/domain/run";
import type { Imported } from "./import-story";
import type { People } from "./people-story";

/** What every procedure that only looks is asked with; each takes of it what it knows. */
export interface Things extends Imported {
  org: string;
  connectionId: string;
  authorizationId: string;
  clientId: string;
  memberId: string;
  templateId: string;
}

/** What else queries ask about. The owner, who has a second factor, is of the support staff, too. */
export async function furnish(
  db: PrismaClient,
  { owner, org }: People,
  importId: string,
): Promise<Pick<Things, "clientId" | "memberId" | "templateId">> {
  const { orgId, clientId } = await db.import.findFirstOrThrow({ where: { id: importId } });
  const { id: memberId, userId } = await db.membership.findFirstOrThrow({ where: { orgId, role: "owner" } });
  await db.user.update({ where: { id: userId }, data: { platformRole: "support" } });
  const { id: templateId } = await owner.api.template.create.mutate({ org, importId, name: "Template" });
  return { clientId, memberId, templateId };
}

/** Where the same word means different things. */
const OWN: Record<string, object> = {
  "run.records": { sort: "seq" },
  "board.list": { sort: "need" },
  "member.list": { sort: "role" },
  "support.queue": { sort: "endedAt" },
  "template.list": { sort: "updatedAt" },
  "template.imports": { sort: "updatedAt" },
  "template.candidates": { sort: "name" },
  "run.neighbours": { list: { sort: "seq", direction: "asc", filters: {} } },
  "schedule.preview": { rhythm: { kind: "daily", hour: 3, minute: 0 }, startsAt: null, endsAt: null },
};

export const queries = Object.entries(appRouter._def.procedures)
  .filter(([, procedure]) => (procedure as unknown as { _def: { type: string } })._def.type === "query")
  .map(([path]) => path);

type Node = { [name: string]: Node } & { query(input: unknown): Promise<unknown> };

/** Asks everything there is to ask; what comes of it becomes evidence. Answers what could not be answered. */
export async function askAll({ owner }: People, things: Things): Promise<string[]> {
  const common = {
    ...things,
    page: 1,
    pageSize: 100,
    sort: "createdAt",
    direction: "desc",
    filters: {},
    token: "no such token",
    text: "a",
    version: 1,
    before: 1,
    after: 1,
    entity: "products",
    importIds: [things.importId],
    days: HISTORY_DAYS[0],
    keepRecordsDays: 30,
    keepRunsDays: 60,
  };
  const refused: string[] = [];
  for (const path of queries) {
    const procedure = path.split(".").reduce((at, name) => at[name] as Node, owner.api as unknown as Node);
    try {
      await procedure.query({ ...common, ...OWN[path] });
    } catch (error) {
      refused.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return refused;
}
