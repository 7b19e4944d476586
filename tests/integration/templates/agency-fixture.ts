import type { ConnectionStatus } from "@/server/db/generated/client";
import type { MappingRule } from "@/server/mapping/rule";
import type { Api, Person } from "../app/people";
import { makeOwner } from "../app/people";
import { deps } from "../imports/stores";

export interface Agency extends Person {
  /** A client with one connection on either side, as they stand after their test. */
  client(name: string, statuses?: { source?: ConnectionStatus; target?: ConnectionStatus }): Promise<Client>;
}

export interface Client {
  id: string;
  sourceId: string;
  targetId: string;
}

/** An organisation that works for clients. No store is asked: nothing of templates does so. */
export async function makeAgency(name: string): Promise<Agency> {
  const owner = await makeOwner(name, deps);
  const { orgId } = owner;
  await deps.db.organisation.update({ where: { id: orgId }, data: { kind: "agency" } });
  return {
    ...owner,
    client: async (clientName, { source = "usable", target = "usable" } = {}) => {
      const { id } = await deps.db.client.create({ data: { orgId, name: clientName } });
      const store = (platform: string, status: ConnectionStatus) =>
        deps.db.connection.create({
          data: {
            orgId,
            clientId: id,
            platform,
            status,
            name: `${clientName}, ${platform}`,
            secrets: Buffer.from("sealed"),
            keyVersion: 1,
          },
        });
      const from = await store("bigcommerce", source);
      const into = await store("woocommerce", target);
      return { id, sourceId: from.id, targetId: into.id };
    },
  };
}

/** An import of a client whose steps are all saved. */
export async function makeImport({ api, org }: Agency, client: Client, name: string): Promise<string> {
  const { id: importId } = await api.import.create({ org, name, entity: "products", clientId: client.id });
  await api.import.chooseConnection({ org, importId, side: "source", connectionId: client.sourceId });
  await api.import.chooseConnection({ org, importId, side: "target", connectionId: client.targetId });
  const { filters, options } = await api.import.get({ org, importId });
  await api.import.saveFilters({ org, importId, filters });
  await api.import.saveOptions({ org, importId, options });
  return importId;
}

/** Changes the rule of one target field of the product, as the mapping studio does. */
export async function mapField(
  { api, org }: { api: Api; org: string },
  importId: string,
  target: string,
  change: Partial<MappingRule>,
): Promise<void> {
  const { rules, version } = await api.import.mapping({ org, importId });
  const changed = rules.map((rule) =>
    rule.level === "item" && rule.target === target ? { ...rule, ...change } : rule,
  );
  await api.import.saveMapping({ org, importId, rules: changed, basedOn: version });
}

export async function ruleOf(
  { api, org }: { api: Api; org: string },
  importId: string,
  target: string,
): Promise<MappingRule | undefined> {
  const { rules } = await api.import.mapping({ org, importId });
  return rules.find((rule) => rule.level === "item" && rule.target === target);
}

export const nightly = {
  reach: "changes",
  rhythm: { kind: "daily", hour: 2, minute: 30 },
  whenBusy: "skip",
  catchUp: true,
} as const;
