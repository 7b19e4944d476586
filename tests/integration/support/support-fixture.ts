import { house } from "@/server/composition";
import type { Entity } from "@/server/domain/entity";
import type { ServiceDeps } from "@/server/services/deps";
import { type Api, apiOf, type Person } from "../app/people";

const { db } = house();

export const HOUR_MS = 3_600_000;
export const REASON = "The run failed twice; we want to see which orders.";

export interface Supporter {
  id: string;
  name: string;
  api: Api;
}

/** A person of the support staff, who belongs to no organisation. */
export async function makeSupporter(
  name: string,
  given: { secondFactor?: boolean; deps?: ServiceDeps } = {},
): Promise<Supporter> {
  const email = `${name.toLowerCase()}@staff.example.test`;
  const totpEnabledAt = (given.secondFactor ?? true) ? new Date() : null;
  const { id } = await db.user.create({
    data: { email, name, passwordHash: "none", platformRole: "support", totpEnabledAt },
  });
  return { id, name, api: apiOf({ id, email, name }, given.deps) };
}

export async function addClient({ orgId }: Person, name: string): Promise<string> {
  const { id } = await db.client.create({ data: { orgId, name } });
  return id;
}

interface BadRun {
  clientId?: string;
  name?: string;
  entity?: Entity;
  /** Why it stopped; left out, it came to its end and records failed. */
  failure?: string;
  endedAt?: Date;
  failed?: number;
  kind?: "full" | "dry_run";
}

/** A run of an import of that client, between two connections that nobody asks, which ended badly. */
export async function makeBadRun({ orgId }: Person, given: BadRun = {}) {
  const clientId = given.clientId ?? (await db.client.findFirstOrThrow({ where: { orgId } })).id;
  const entity = given.entity ?? "orders";
  const connect = (platform: string) =>
    db.connection.create({
      data: { orgId, clientId, platform, name: platform, secrets: new Uint8Array(1), keyVersion: 1 },
    });
  const [source, target] = [await connect("bigcommerce"), await connect("woocommerce")];
  const stores = { sourceId: source.id, targetId: target.id };
  const stored = await db.import.create({
    data: { orgId, clientId, name: given.name ?? "Orders", entity, status: "ready", ...stores },
  });
  const endedAt = given.endedAt ?? new Date(Date.now() - HOUR_MS);
  return db.run.create({
    data: {
      orgId,
      clientId,
      importId: stored.id,
      kind: given.kind ?? "full",
      status: given.failure === undefined ? "completed_with_issues" : "failed",
      phase: "ended",
      entity,
      ...stores,
      filters: {},
      options: {},
      createdAt: new Date(endedAt.getTime() - 60_000),
      startedAt: new Date(endedAt.getTime() - 60_000),
      endedAt,
      readCount: 3,
      failedCount: given.failed ?? 1,
      ...(given.failure === undefined ? {} : { failure: given.failure, failureTechnical: TECHNICAL }),
    },
  });
}

export type Bad = Awaited<ReturnType<typeof makeBadRun>>;

/** Somebody who does not exist, in the texts by which they would be known. */
export const PERSON = {
  name: "Wilhelmina Quagmire",
  email: "wilhelmina@quagmire.example",
  street: "17 Quagmire Lane",
  phone: "+44 1632 960 017",
  words: "Leave it with the neighbour at nineteen",
};
export const TELLING = ["Wilhelmina", "Quagmire", "quagmire", "960 017", "neighbour", "nineteen"];
const TECHNICAL = `GET https://api.example.test/v2/orders?email=${PERSON.email}: 422 ${PERSON.name} is unknown`;

export async function addOrder(run: Bad, sourceId = "1001"): Promise<string> {
  const address = {
    first_name: "Wilhelmina",
    last_name: "Quagmire",
    street_1: PERSON.street,
    phone: PERSON.phone,
    email: PERSON.email,
    country_iso2: "GB",
  };
  const body = { status: "processing", billing: address, customer_note: PERSON.words, total: "58.00" };
  const { id } = await db.record.create({
    data: {
      orgId: run.orgId,
      runId: run.id,
      seq: 0,
      kind: "order",
      sourceId,
      title: `#${sourceId} ${PERSON.name}`,
      state: "failed",
      amount: "58",
      currency: "EUR",
      read: {
        id: Number(sourceId),
        total_inc_tax: "58.0000",
        billing_address: address,
        staff_notes: PERSON.words,
      },
      mapped: {
        sourceId,
        kind: "simple",
        fields: { "billing.first_name": "Wilhelmina", status: "processing" },
      },
      sent: { product: body, variations: {} },
      answered: { product: body, variations: {} },
      changes: [{ field: "billing.first_name", before: null, after: "Wilhelmina" }],
    },
  });
  await db.issue.create({
    data: {
      orgId: run.orgId,
      runId: run.id,
      recordId: id,
      code: "target_refused",
      severity: "error",
      field: "billing.phone",
      details: { detail: `${PERSON.phone} of ${PERSON.name} is no phone number` },
      technical: `rest_invalid_param: ${PERSON.phone}`,
    },
  });
  await db.runLogEntry.create({
    data: {
      orgId: run.orgId,
      runId: run.id,
      message: `The shop answered: ${PERSON.name} (${PERSON.email}) is unknown.`,
    },
  });
  return id;
}

export const QUEUE = { sort: "endedAt", direction: "desc", filters: {} } as const;
export const RECORDS = { sort: "seq", direction: "asc", filters: {} } as const;
export const LATEST = { sort: "createdAt", direction: "desc", filters: {}, pageSize: 100 } as const;

/** Asked for and granted: the supporter is in. */
export async function letIn(
  supporter: Supporter,
  owner: Person,
  run: Bad,
  given: { personalData?: boolean; minutes?: number } = {},
): Promise<string> {
  const personalData = given.personalData ?? false;
  const { id } = await supporter.api.support.ask({
    runId: run.id,
    reason: REASON,
    minutes: 60,
    wantsPersonalData: personalData,
  });
  await owner.api.supportAccess.grant({
    org: owner.org,
    accessId: id,
    minutes: given.minutes ?? 60,
    personalData,
  });
  return id;
}
