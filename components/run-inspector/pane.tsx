"use client";

import { CHILD_WORDS } from "@/components/imports/import-words";
import { Disclosure } from "@/components/ui/disclosure";
import { formatCounted } from "@/components/ui/number";
import { CHILD_KINDS, type ChildKind } from "@/server/domain/entity";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { FieldList } from "./field-list";
import { isEmpty, type PaneModel, type PanePart } from "./pane-model";

const FEW_PARTS = 6;

/** One pane for reading: the record's fields, then what lies below it, each kind by itself. */
export function PaneBody({ model, first }: { model: PaneModel; first: JsonObject | null }) {
  const [shown, rest] = split(model.main.fields, first);
  const empty = Object.values(model.main.fields).filter(isEmpty).length;
  return (
    <div className="grid gap-3">
      {Object.keys(model.main.fields).length > 0 ? (
        <FieldList fields={shown} path={model.main.path} />
      ) : (
        <p className="text-ink-muted text-sm">Nothing of the record itself, only of what lies below it.</p>
      )}
      {rest ? (
        <Disclosure summary={`${formatCounted(filledIn(rest), "further field")} in the answer`}>
          <FieldList fields={rest} path={model.main.path} />
        </Disclosure>
      ) : null}
      {CHILD_KINDS.map((kind) => (
        <Parts key={kind} kind={kind} parts={model.parts.filter((part) => part.kind === kind)} />
      ))}
      {empty > 0 ? (
        <p className="text-ink-faint text-xs">{formatCounted(empty, "empty field")} not shown</p>
      ) : null}
    </div>
  );
}

function Parts({ kind, parts }: { kind: ChildKind; parts: PanePart[] }) {
  if (parts.length === 0) return null;
  return (
    <div className="border-t pt-3">
      <Disclosure open={parts.length <= FEW_PARTS} summary={formatCounted(parts.length, CHILD_WORDS[kind])}>
        <div className="grid gap-1 pl-1">
          {parts.map((part) => (
            <Disclosure key={part.path} summary={<span className="text-ink text-sm">{part.title}</span>}>
              <div className="border-l pl-3">
                <FieldList fields={part.fields} path={part.path} />
              </div>
            </Disclosure>
          ))}
        </div>
      </Disclosure>
    </div>
  );
}

function filledIn(fields: JsonObject): number {
  return Object.values(fields).filter((value: JsonValue) => !isEmpty(value)).length;
}

/** An answer tells more than was sent: the fields that were sent come first, in their order. */
function split(fields: JsonObject, first: JsonObject | null): [JsonObject, JsonObject | null] {
  if (!first) return [fields, null];
  const sent = Object.keys(first).flatMap((key): [string, JsonValue][] =>
    key in fields ? [[key, fields[key] ?? null]] : [],
  );
  const others = Object.entries(fields).filter(([key, value]) => !(key in first) && !isEmpty(value));
  if (sent.length === 0) return [fields, null];
  return [Object.fromEntries(sent), others.length > 0 ? Object.fromEntries(others) : null];
}
