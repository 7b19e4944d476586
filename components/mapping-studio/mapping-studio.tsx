"use client";

import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { useCallback, useMemo } from "react";
import { LoadError } from "@/components/api/load-error";
import type { RouterOutputs } from "@/components/api/trpc";
import { Button } from "@/components/ui/button";
import { FIELD_LEVELS } from "@/server/domain/field";
import { SOURCE_FIELDS } from "@/server/domain/source-fields";
import { type MappingRule, rulesSchema } from "@/server/mapping/rule";
import { readerOf } from "./evaluate";
import { RecordPicker } from "./record-picker";
import { RuleRow } from "./rule-row";
import { SentSheet } from "./sent-sheet";
import { findSourceField, sourceFields } from "./source-fields";
import { type SampleIssue, StudioProvider } from "./studio-context";
import {
  groupRows,
  narrowRows,
  resetRule,
  SHOWN,
  type Shown,
  type StudioRow,
  studioRows,
  withRule,
} from "./studio-rows";
import { StudioToolbar } from "./studio-toolbar";
import { UnusedFields } from "./unused-fields";
import { useChoiceNames } from "./use-choices";
import { usePreview } from "./use-preview";
import { useSpecimen } from "./use-specimen";
import { VariantPicker } from "./variant-picker";
import { VersionsMenu } from "./versions-menu";

type Mapping = RouterOutputs["import"]["mapping"];
type ChangeRules = (next: (before: MappingRule[]) => MappingRule[]) => void;

const none: readonly SampleIssue[] = [];

/** Source field, rule, target field: each rule shown on a real record of the store while it is being changed. */
export function MappingStudio({
  importId,
  mapping,
  rules,
  dirty,
  onChange,
  onDiscard,
}: {
  importId: string;
  mapping: Mapping;
  rules: MappingRule[];
  dirty: boolean;
  onChange: ChangeRules;
  onDiscard(): void;
}) {
  const [wantedLevel, setLevel] = useQueryState(
    "level",
    parseAsStringLiteral(FIELD_LEVELS).withDefault("item"),
  );
  const [shown, setShown] = useQueryState("show", parseAsStringLiteral(SHOWN).withDefault("all"));
  const [text, setText] = useQueryState("find", parseAsString.withDefault(""));
  const { entity } = mapping;
  const levels = SOURCE_FIELDS[entity].child.length > 0 ? FIELD_LEVELS : (["item"] as const);
  const level = levels.find((one) => one === wantedLevel) ?? "item";
  const specimen = useSpecimen(importId, entity);
  const { record, product, variant } = specimen;
  const choiceNames = useChoiceNames(importId, entity);
  const preview = usePreview(importId, specimen.sourceId, rules);

  const rows = useMemo(
    () => studioRows(entity, mapping.targetFields, rules, mapping.automatic),
    [entity, mapping.targetFields, mapping.automatic, rules],
  );
  const fields = useMemo(
    () => sourceFields(entity, level, specimen.customFields),
    [entity, level, specimen.customFields],
  );
  const variantId = variant?.sourceId ?? null;
  const read = useMemo(
    () => (record ? readerOf(record, level, variantId) : null),
    [record, level, variantId],
  );
  const groups = preview.data?.sample.groups;
  const issues = useMemo(() => {
    const byRule = new Map<string, SampleIssue[]>();
    for (const issue of groups ?? []) {
      if (issue.rule) byRule.set(issue.rule, [...(byRule.get(issue.rule) ?? []), issue]);
    }
    return byRule;
  }, [groups]);
  const looks = useMemo(
    () => new Set([...issues.keys(), ...rows.filter((row) => row.problems.length > 0).map((row) => row.id)]),
    [issues, rows],
  );

  const put = useCallback((rule: MappingRule) => onChange((before) => withRule(before, rule)), [onChange]);
  const reset = useCallback((row: StudioRow) => onChange((before) => resetRule(before, row)), [onChange]);
  const { names, choose } = specimen;
  const sampled = preview.data?.sample.records ?? 0;
  const studio = useMemo(
    () => ({
      entity,
      level,
      fields,
      read,
      names,
      choiceNames,
      issuesOf: (rowId: string) => issues.get(rowId) ?? none,
      sampled,
      put,
      reset,
      showRecord: choose,
    }),
    [entity, level, fields, read, names, choiceNames, issues, sampled, put, reset, choose],
  );

  const wordsOf = (row: StudioRow) => {
    const source = row.rule?.source ?? null;
    const label = source === null ? "" : (findSourceField(fields, source)?.label ?? "");
    return `${row.field.label} ${row.field.key} ${row.field.group} ${label} ${source ?? ""}`;
  };
  const narrowed = (by: Shown, words: string) =>
    narrowRows(rows, { level, shown: by, text: words, looks, wordsOf });
  const visible = groupRows(narrowed(shown, text));
  const countOf = (of: "item" | "child") => {
    const ofLevel = rows.filter((row) => row.field.level === of);
    return `${ofLevel.filter((row) => row.filled).length}/${ofLevel.length}`;
  };
  const title = specimen.sample.data?.title ?? null;

  return (
    <StudioProvider value={studio}>
      <div className="grid gap-4">
        <StudioToolbar
          entity={entity}
          levels={levels}
          level={level}
          onLevel={(next) => void setLevel(next)}
          levelCounts={{ item: countOf("item"), child: countOf("child") }}
          shown={shown}
          onShown={(next) => void setShown(next)}
          shownCounts={
            Object.fromEntries(SHOWN.map((one) => [one, narrowed(one, "").length])) as Record<Shown, number>
          }
          text={text}
          onText={(next) => void setText(next || null)}
        >
          {level === "child" && product ? (
            <VariantPicker
              variants={specimen.variants}
              chosen={variant?.sourceId ?? null}
              onChoose={specimen.chooseVariant}
            />
          ) : null}
          <RecordPicker
            entity={entity}
            records={specimen.records}
            chosen={specimen.sourceId}
            title={specimen.samples.data && specimen.records.length === 0 ? "No record matches" : title}
            adminUrl={specimen.sample.data?.adminUrl ?? null}
            onChoose={choose}
            more={{
              has: specimen.samples.hasNextPage,
              pending: specimen.samples.isFetchingNextPage,
              load: () => void specimen.samples.fetchNextPage(),
            }}
          />
          <SentSheet
            entity={entity}
            title={title}
            platform={mapping.target.platform}
            preview={preview.data}
            error={preview.error}
          />
          <VersionsMenu
            importId={importId}
            mapping={mapping}
            dirty={dirty}
            onTake={(taken) => onChange(() => rulesSchema.parse(taken))}
            onDiscard={onDiscard}
          />
        </StudioToolbar>
        <RecordTrouble specimen={specimen} />
        <section className="rounded-xl border bg-surface shadow-card" aria-label="Rules">
          <div className="hidden rounded-t-xl border-b bg-subtle/60 px-4 py-2 font-medium text-ink-muted text-xs md:grid md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,5fr)] md:gap-x-4">
            <span>{mapping.source?.platform ?? "Source"} field, with its value</span>
            <span>Rule</span>
            <span>{mapping.target.platform} field, with what it gets</span>
          </div>
          {visible.map((group) => (
            <section key={group.title} aria-label={group.title}>
              <h2 className="border-b bg-canvas/60 px-4 py-1.5 font-medium text-ink-muted text-xs">
                {group.title}
              </h2>
              <ul className="divide-y border-b last:border-b-0">
                {group.rows.map((row) => (
                  <RuleRow key={row.id} row={row} />
                ))}
              </ul>
            </section>
          ))}
          {visible.length === 0 ? (
            <div className="flex flex-col items-center gap-3 px-4 py-12 text-center text-ink-muted text-sm">
              {shown === "look" && text === "" ? "Nothing here needs a look." : "No field fits."}
              <Button
                onClick={() => {
                  void setText(null);
                  void setShown(null);
                }}
              >
                Show all fields
              </Button>
            </div>
          ) : null}
        </section>
        <UnusedFields rules={rules} />
      </div>
    </StudioProvider>
  );
}

function RecordTrouble({ specimen }: { specimen: ReturnType<typeof useSpecimen> }) {
  const { samples, sample } = specimen;
  if (samples.error) {
    return (
      <LoadError what="Records of the store" error={samples.error} onRetry={() => void samples.refetch()} />
    );
  }
  if (sample.error) {
    return <LoadError what="This record" error={sample.error} onRetry={() => void sample.refetch()} />;
  }
  return null;
}
