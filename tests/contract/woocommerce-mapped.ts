import type {
  RecordPayload,
  RecordWrite,
  RecordWriteResult,
  TargetEntity,
} from "@/server/connectors/core/target";
import { woocommerce } from "@/server/connectors/woocommerce";
import type { Address } from "@/server/domain/address";
import type { CanonicalRecord } from "@/server/domain/canonical";
import type { Customer } from "@/server/domain/customer";
import type { JsonObject } from "@/server/domain/json";
import type { MappedRecord } from "@/server/domain/mapped";
import { applyMapping, compileMapping } from "@/server/mapping/apply";
import { autoMap } from "@/server/mapping/auto-map";

/** A record as the automatic mapping hands it to WooCommerce. */
export function mappedOf(record: CanonicalRecord): MappedRecord {
  const fields = woocommerce.target?.fields[record.entity] ?? [];
  const result = applyMapping(record, compileMapping(autoMap(record.entity, fields), fields));
  if (result.issues.length > 0) throw new Error(JSON.stringify(result.issues));
  return result.mapped;
}

export function creationOf(sourceId: string, { body, children }: RecordPayload): RecordWrite {
  return {
    sourceId,
    operation: "create",
    targetId: null,
    body,
    whole: body,
    children: children.map((child) => ({ ...child, operation: "create", targetId: null })),
  };
}

export function updateOf(sourceId: string, targetId: string, whole: JsonObject, body = whole): RecordWrite {
  return { sourceId, operation: "update", targetId, body, whole, children: [] };
}

export async function writeAll(
  entity: TargetEntity,
  writes: RecordWrite[],
  options: { batchSize: number; concurrency: number } = { batchSize: 25, concurrency: 2 },
): Promise<RecordWriteResult[]> {
  const results = new Map<string, RecordWriteResult>();
  await entity.write(writes, options, async (result) => {
    results.set(result.sourceId, result);
  });
  return writes.map(({ sourceId }) => {
    const result = results.get(sourceId);
    if (!result) throw new Error(`no result for ${sourceId}`);
    return result;
  });
}

export const NO_ADDRESS: Address = {
  sourceId: null,
  firstName: "",
  lastName: "",
  company: "",
  line1: "",
  line2: "",
  city: "",
  state: "",
  postcode: "",
  country: "",
  countryCode: null,
  phone: "",
  email: "",
  kind: null,
};

export function customerWith(sourceId: string, more: Partial<Customer>): CanonicalRecord {
  const customer: Customer = {
    sourceId,
    email: null,
    firstName: "Ann",
    lastName: "Lee",
    company: "",
    phone: "",
    notes: "",
    taxExemptCategory: null,
    group: null,
    storeCredit: null,
    addresses: [],
    attributes: [],
    formFields: [],
    acceptsMarketing: null,
    registrationIp: null,
    channelIds: [],
    createdAt: null,
    modifiedAt: null,
    ...more,
  };
  return { entity: "customers", customer };
}
