import { findSourceField, sourceFields } from "@/components/mapping-studio/source-fields";
import { transformInWords } from "@/components/mapping-studio/transform-words";
import type { Entity } from "@/server/domain/entity";
import type { MappingRule, Transform } from "@/server/mapping/rule";

/** "Name, “{{value}} new”"; null for a field that is not filled. */
export function ruleInWords(
  entity: Entity,
  rule: MappingRule | null,
  transformWords: (transform: Transform) => string = transformInWords,
): string | null {
  if (!rule) return null;
  const fields = sourceFields(entity, rule.level, []);
  const source = rule.source === null ? [] : [findSourceField(fields, rule.source)?.label ?? rule.source];
  return [...source, ...rule.transforms.map(transformWords)].join(", ");
}

/** All that a step says, for rules that their chips do not tell apart. */
function transformInFull(transform: Transform): string {
  switch (transform.kind) {
    case "fixed":
      return `“${transform.value}”`;
    case "template":
      return `“${transform.template}”`;
    case "replace":
      return `“${transform.search}” → “${transform.replacement}”${transform.caseSensitive ? "" : ", in any case"}`;
    case "arithmetic": {
      const { mode, step, ending } = transform.rounding;
      const rounded =
        mode === "none"
          ? "not rounded"
          : `rounded ${mode === "nearest" ? "" : `${mode} `}${ending === null ? `by ${step}` : `to the ending ${ending}`}`;
      return `${transformInWords(transform)} (${rounded})`;
    }
    case "table": {
      const entries = transform.entries.map(({ from, to }) => `${from} → ${to === "" ? "nothing" : to}`);
      return `${entries.join("; ")}; others ${transform.otherwise === "keep" ? "stay" : "become empty"}`;
    }
    case "first":
      return `else ${transform.sources.join(", ")}`;
  }
}

/** Both sides in as few words as tell them apart. */
export function rulesApart(
  entity: Entity,
  before: MappingRule | null,
  after: MappingRule | null,
): [string | null, string | null] {
  const short = [ruleInWords(entity, before), ruleInWords(entity, after)] as const;
  if (short[0] !== short[1]) return [...short];
  return [ruleInWords(entity, before, transformInFull), ruleInWords(entity, after, transformInFull)];
}
