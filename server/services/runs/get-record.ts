import type { TargetEntity } from "@/server/connectors/core/target";
import { findRecordRow, listRecordHistory } from "@/server/db/repositories/records";
import { ENTITIES, type Entity, RECORD_KIND_OF, type RecordKind } from "@/server/domain/entity";
import type { DescribedIssue, IssueCode } from "@/server/domain/issue";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { MediaState, RecordState, RunKind, RunStatus } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { openSource, openTarget } from "../connections/open-connector";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import {
  shownChanges,
  shownField,
  shownIssue,
  shownSku,
  shownTechnical,
  shownTitle,
  shownValue,
} from "../personal-data/hidden-persons";
import { requireScope } from "../require-scope";
import { htmlPreviews } from "./html-previews";
import { describeLabelled } from "./labelled-issue";
import { amountOf, type OrderAmount } from "./order-amount";

export interface RecordIssueView extends DescribedIssue {
  id: string;
  code: string;
  field: string | null;
  technical: string | null;
}

interface StoreName {
  name: string;
  platformName: string;
}

export interface RecordDetail {
  id: string;
  kind: string;
  sourceId: string;
  title: string;
  /** SKU of a product, e-mail address of a customer. */
  sku: string | null;
  /** What an order comes to at the source. */
  amount: OrderAmount | null;
  state: RecordState;
  mediaState: MediaState;
  targetId: string | null;
  endedAt: Date | null;
  read: JsonValue;
  mapped: JsonValue;
  sent: JsonValue;
  answered: JsonValue;
  changes: JsonValue;
  issues: RecordIssueView[];
  /** Sanitised HTML by the path of its text, such as "read.description". */
  previews: Record<string, string>;
  /** Fields of the answer that are not what was sent, by path, such as "product.sku" or "variations.7.stock". */
  differing: { path: string; sent: JsonValue; held: JsonValue }[];
  run: {
    id: string;
    importId: string;
    importName: string;
    kind: RunKind;
    entity: Entity;
    status: RunStatus;
    createdAt: Date;
    source: StoreName;
    target: StoreName;
  };
  /** Pages of the record in the stores' own admin areas. */
  adminUrls: { source: string | null; target: string | null };
  history: {
    id: string;
    state: RecordState;
    endedAt: Date | null;
    run: { id: string; kind: RunKind; status: RunStatus; createdAt: Date };
    issues: { code: string }[];
  }[];
}

type Pane = "read" | "mapped" | "sent" | "answered";

const HISTORY = 20;

/** One record with what was read, mapped, sent and answered, its issues and its history over runs. */
export async function getRecord(scope: OrgScope, deps: ServiceDeps, recordId: string): Promise<RecordDetail> {
  requireScope(scope, "run:read");
  const row = await findRecordRow(scope, deps.db, recordId);
  if (!row) throw notFound("record");
  const [history, stores] = await Promise.all([
    listRecordHistory(scope, deps.db, row, HISTORY),
    askConnectors(scope, deps, row),
  ]);
  const { run, issues } = row;
  const shown = (pane: Pane) => shownValue(scope, row.kind, row[pane] as JsonValue);
  const [read, mapped, sent, answered] = [shown("read"), shown("mapped"), shown("sent"), shown("answered")];
  const storeName = ({ name, platform }: { name: string; platform: string }): StoreName => ({
    name,
    platformName: deps.platforms.find(platform)?.descriptor.name ?? platform,
  });
  const fields = deps.platforms.find(run.target.platform)?.target?.fields[run.entity] ?? [];
  return {
    id: row.id,
    kind: row.kind,
    sourceId: row.sourceId,
    title: shownTitle(scope, row),
    sku: shownSku(scope, row),
    amount: amountOf(row),
    state: row.state,
    mediaState: row.mediaState,
    targetId: row.targetId,
    endedAt: row.endedAt,
    read,
    mapped,
    sent,
    answered,
    changes: shownChanges(scope, row.kind, row.changes as JsonValue),
    issues: issues.map((issue) => {
      const draft = shownIssue(scope, row.kind, {
        code: issue.code as IssueCode,
        details: issue.details as Record<string, string>,
        ...(issue.field ? { field: issue.field } : {}),
      });
      return {
        id: issue.id,
        code: issue.code,
        field: draft.field ?? null,
        technical: shownTechnical(scope, issue.technical),
        ...describeLabelled(draft, fields),
      };
    }),
    previews: htmlPreviews({ read, mapped, sent, answered }),
    run: {
      id: run.id,
      importId: run.importId,
      importName: run.import.name,
      kind: run.kind,
      entity: run.entity,
      status: run.status,
      createdAt: run.createdAt,
      source: storeName(run.source),
      target: storeName(run.target),
    },
    adminUrls: stores.adminUrls,
    differing: stores.differing.map(({ path, sent: before, held }) => ({
      path,
      sent: shownField(scope, row.kind, path, before),
      held: shownField(scope, row.kind, path, held),
    })),
    history,
  };
}

/**
 * What only the connectors know: where the stores show the record, and which fields the target holds otherwise than
 * sent. Nothing is better than an error: a connection that was disabled since still lets its records be read.
 */
async function askConnectors(
  scope: OrgScope,
  deps: ServiceDeps,
  row: {
    kind: string;
    sourceId: string;
    targetId: string | null;
    sent: unknown;
    answered: unknown;
    run: { entity: Entity; sourceId: string; targetId: string };
  },
): Promise<Pick<RecordDetail, "adminUrls" | "differing">> {
  try {
    const [source, target] = await Promise.all([
      openSource(scope, deps, row.run.sourceId, {}),
      openTarget(scope, deps, row.run.targetId, {}),
    ]);
    const kind = row.kind as RecordKind;
    const entity = ENTITIES.find((candidate) => RECORD_KIND_OF[candidate] === kind);
    return {
      adminUrls: {
        source: entity ? source.stream(entity).adminUrl(row.sourceId) : null,
        target: row.targetId === null ? null : target.connector.adminUrl(kind, row.targetId),
      },
      differing: differencesBetween(
        target.connector.entity(row.run.entity),
        row.sent as JsonValue,
        row.answered as JsonValue,
      ),
    };
  } catch {
    return { adminUrls: { source: null, target: null }, differing: [] };
  }
}

function differencesBetween(
  target: TargetEntity,
  sent: JsonValue,
  answered: JsonValue,
): RecordDetail["differing"] {
  if (!isJsonObject(sent) || !isJsonObject(answered)) return [];
  const compare = (path: string, body: JsonValue | undefined, answer: JsonValue | undefined) =>
    isJsonObject(body) && isJsonObject(answer)
      ? target
          .differences(body, answer)
          .map(({ field, before, after }) => ({ path: `${path}.${field}`, sent: after, held: before }))
      : [];
  const variations = isJsonObject(sent.variations) ? sent.variations : {};
  const answers = isJsonObject(answered.variations) ? answered.variations : {};
  return [
    ...compare("product", sent.product, answered.product),
    ...Object.entries(variations).flatMap(([id, body]) => compare(`variations.${id}`, body, answers[id])),
  ];
}
