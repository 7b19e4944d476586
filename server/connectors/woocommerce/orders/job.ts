import type { RecordWrite, RecordWriteResult, WriteOutcome } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import { decimalsEqual, isDecimalString } from "@/server/domain/money";
import { textOf } from "../payload/read";
import { orderDifferences } from "./differences";
import { LINE_FIELDS } from "./requests";

const NOT_SENT: WriteOutcome = { status: "not_sent" };

/** One order on its way through the requests that it takes to write it without anybody noticing. */
export class OrderJob {
  /** Null until it is at its end. */
  outcome: WriteOutcome | null = null;
  readonly children = new Map<string, WriteOutcome>();
  private readonly issues: IssueDraft[] = [];

  constructor(
    readonly write: RecordWrite,
    readonly id: string,
    /** As the store last told it. */
    public row: JsonObject,
    /** Its status now, as far as is known. */
    public status: string,
    /** What it is to end as. */
    readonly finalStatus: string,
    /** Account and e-mail address, which it goes without until nothing happens any more. */
    readonly receiver: JsonObject,
    readonly quiet: boolean,
    readonly newLines = false,
  ) {}

  get open(): boolean {
    return this.outcome === null;
  }

  get refunds(): RecordWrite["children"] {
    return this.write.children.filter(({ kind, operation }) => kind === "refund" && operation === "create");
  }

  get notes(): RecordWrite["children"] {
    return this.write.children.filter(({ kind, operation }) => kind === "note" && operation === "create");
  }

  /** Takes in the answer to one of its requests; anything but "written" ends it. */
  take(outcome: WriteOutcome): void {
    if (outcome.status !== "written") {
      this.outcome = outcome;
      return;
    }
    this.row = { ...this.row, ...outcome.answer };
    this.status = textOf(this.row.status) || this.status;
    this.issues.push(...(outcome.issues ?? []));
  }

  result(): RecordWriteResult {
    return {
      sourceId: this.write.sourceId,
      record: this.outcome ?? this.ended(),
      children: this.write.children.map(({ kind, sourceId }) => ({
        kind,
        sourceId,
        outcome: this.children.get(`${kind}:${sourceId}`) ?? NOT_SENT,
      })),
    };
  }

  private ended(): RecordWriteResult["record"] {
    const differs = totalIssue(this.write.whole, this.row);
    if (this.write.operation === "none" && !differs) return { status: "untouched" };
    const issues = differs ? [...this.issues, differs] : this.issues;
    return { status: "written", targetId: this.id, answer: this.row, issues };
  }
}

/** What an order comes to is the one thing that must never differ. */
function totalIssue(whole: JsonObject, row: JsonObject): IssueDraft | null {
  const [source, target] = [textOf(whole.total), textOf(row.total)];
  if (!isDecimalString(source) || !isDecimalString(target) || decimalsEqual(source, target)) return null;
  return {
    code: "order_total_differs",
    field: "total",
    details: { source, target },
    technical: JSON.stringify(
      Object.fromEntries(LINE_FIELDS.map((field) => [field, row[field] ?? null])),
    ).slice(0, 2_000),
  };
}

/** Whether the order's lines are to become others; what an interrupted write had already made stays untouched. */
export function changesLines(write: RecordWrite, row: JsonObject): boolean {
  return LINE_FIELDS.some((field) => {
    const wanted = write.body[field];
    return wanted !== undefined && orderDifferences({ [field]: wanted }, row).length > 0;
  });
}
