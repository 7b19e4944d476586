import type { CheckItem } from "@/server/connectors/core/descriptor";
import { ConnectorError, FatalError } from "@/server/connectors/core/errors";
import type { CanonicalRecord } from "@/server/domain/canonical";
import type { CauseFacts } from "@/server/domain/cause-words";
import type { ChildKind } from "@/server/domain/entity";
import { failureCauseOf, failureWords } from "@/server/domain/failure-cause";
import type { IssueCode, IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import {
  HIDDEN,
  maskPerson,
  maskReviewAt,
  maskReviews,
  maskSentence,
  maskTechnical,
  maskText,
} from "@/server/domain/personal-data/mask";
import type { OrgScope } from "@/server/domain/scope";

type Sees = Pick<OrgScope, "personalData">;

/** Kinds of record that are about a person; of others only reviews are. */
function isPersonal(kind: string): boolean {
  return kind === "order" || kind === "customer";
}

/** A sentence that may hold what a store has said. */
export function shownSentence<Text extends string | null>(scope: Sees, text: Text): Text {
  return (scope.personalData || text === null ? text : maskSentence(text)) as Text;
}

/** Why a run stopped. What is none of the known causes may be anybody's words. */
export function shownFailure<Text extends string | null>(scope: Sees, text: Text): Text {
  if (scope.personalData || text === null) return text;
  const cause = failureCauseOf(text);
  return (cause === "other" ? `${failureWords(cause).title}.` : maskSentence(text)) as Text;
}

/** Why a client needs somebody, which a run or a store has put in words. */
export function shownCause(scope: Sees, cause: CauseFacts): CauseFacts {
  if (scope.personalData) return cause;
  const { kind, detail, remedy } = cause;
  const shown = kind === "run_failed" ? shownFailure : shownSentence;
  return { ...cause, detail: shown(scope, detail), remedy: shownSentence(scope, remedy) };
}

export function shownTechnical(scope: Sees, text: string | null): string | null {
  return scope.personalData || text === null ? text : maskTechnical(text);
}

/** What a connection's last test has found, which a store may have put in its own words. */
export function shownCheckItem(scope: Sees, item: CheckItem): CheckItem {
  if (scope.personalData) return item;
  const { detail, technical } = item;
  return {
    ...item,
    detail: maskSentence(detail),
    ...(technical === undefined ? {} : { technical: maskTechnical(technical) }),
  };
}

/** What a store refused a person's own question with; null where nothing of it has to be hidden. */
export function shownRefusal(scope: Sees, error: unknown): ConnectorError | null {
  if (scope.personalData || !(error instanceof ConnectorError)) return null;
  const technical = shownTechnical(scope, error.technical ?? null);
  return new FatalError(maskSentence(error.message), technical === null ? {} : { technical });
}

/** What a record is called in lists: an order by its number, a customer by their id. */
export function shownTitle(scope: Sees, record: { kind: string; sourceId: string; title: string }): string {
  if (scope.personalData || !isPersonal(record.kind)) return record.title;
  return record.kind === "order" ? `#${record.sourceId}` : `Customer ${record.sourceId}`;
}

/** SKU of a product, e-mail address of a customer. */
export function shownSku(scope: Sees, record: { kind: string; sku: string | null }): string | null {
  const { sku } = record;
  return scope.personalData || sku === null || !isPersonal(record.kind) ? sku : maskText(sku);
}

/** What was kept of a record, or a part of it. */
export function shownValue(scope: Sees, kind: string, value: JsonValue): JsonValue {
  if (scope.personalData) return value;
  return isPersonal(kind) ? maskPerson(value) : maskReviews(value);
}

/** A record as a source hands it on. */
export function shownRecord(scope: Sees, record: CanonicalRecord): CanonicalRecord {
  if (scope.personalData) return record;
  // Both keep their shape: text takes the place of text.
  const { entity, ...rest } = record;
  const whole = rest as unknown as JsonValue;
  const shown = (entity === "products" ? maskReviews(whole) : maskPerson(whole)) as JsonObject;
  return { entity, ...shown } as unknown as CanonicalRecord;
}

/** What is written below a record. Of reviews and notes the label is made of what people wrote. */
export function shownChild<Kind extends ChildKind>(
  scope: Sees,
  kind: string,
  { kind: childKind, label, body }: { kind: Kind; label: string; body: JsonObject },
): { kind: Kind; label: string; body: JsonObject } {
  if (scope.personalData) return { kind: childKind, label, body };
  const told = childKind === "review" || childKind === "note";
  return {
    kind: childKind,
    label: told ? maskText(label) : label,
    body: (told ? maskPerson(body) : shownValue(scope, kind, body)) as JsonObject,
  };
}

/** A single field of it, told by its path. */
export function shownField(scope: Sees, kind: string, path: string, value: JsonValue): JsonValue {
  if (scope.personalData) return value;
  return isPersonal(kind) ? maskPerson(value, path) : maskReviewAt(path, value);
}

/** Fields with what they held and hold. */
export function shownChanges(scope: Sees, kind: string, changes: JsonValue): JsonValue {
  if (scope.personalData || !Array.isArray(changes)) return shownValue(scope, kind, changes);
  return changes.map((change) => {
    if (typeof change !== "object" || change === null || Array.isArray(change)) return null;
    const path = String(change.field ?? "");
    return Object.fromEntries(
      Object.entries(change).map(([name, value]) => [
        name,
        name === "field" ? value : shownField(scope, kind, path, value),
      ]),
    );
  });
}

/** Whatever else is told of an issue, its code and its field stay: they are what support has to know. */
export function shownIssue(scope: Sees, kind: string, issue: IssueDraft): IssueDraft {
  const { code, field, details = {}, technical } = issue;
  if (scope.personalData || !(isPersonal(kind) || ofReview(issue))) return issue;
  // "Mug for Ann: quantity": a line's own name stands before its field's.
  const name = field?.slice(field.includes(": ") ? field.lastIndexOf(": ") + 2 : 0);
  const shown = Object.entries(details).map(([key, text]): [string, string] => [
    key,
    shownDetail(code, key, text, name),
  ]);
  return {
    code,
    details: Object.fromEntries(shown),
    ...(name === undefined ? {} : { field: name }),
    ...(technical === undefined ? {} : { technical: maskTechnical(technical) }),
  };
}

function shownDetail(code: IssueCode, key: string, text: string, field: string | undefined): string {
  // What was sent and what is held are the field's own.
  const path = (key === "sent" || key === "held") && field ? field : key;
  // A sum: of an order that differs these are named after the side.
  if (code === "order_total_differs" && (key === "source" || key === "target")) return text;
  const shown = maskPerson(text, path);
  return typeof shown === "string" ? shown : HIDDEN;
}

function ofReview({ code, field, details }: IssueDraft): boolean {
  return code === "review_failed" || /review/i.test(field ?? "") || "review" in (details ?? {});
}
