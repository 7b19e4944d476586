import type { ConnectionStatus } from "@/server/db/generated/client";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
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

/** An import of a client as it stands after the wizard's steps. */
export async function makeImport({ orgId }: Agency, client: Client, name: string): Promise<string> {
  const { id: clientId, sourceId, targetId } = client;
  const { id } = await deps.db.import.create({
    data: {
      orgId,
      clientId,
      sourceId,
      targetId,
      name,
      status: "ready",
      wizardStep: "options",
      filters: DEFAULT_FILTERS,
      options: DEFAULT_OPTIONS,
    },
  });
  return id;
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
