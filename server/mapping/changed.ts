import canonicalize from "canonicalize";
import type { MappingRule } from "./rule";

/** Names the target field of a rule: the same key may be there for the product and for its variations. */
export function ruleId(rule: Pick<MappingRule, "level" | "target">): string {
  return `${rule.level}:${rule.target}`;
}

function meaning(rule: MappingRule | undefined): string {
  // A rule that is switched off fills nothing, like one that is not there.
  if (!rule?.enabled) return "";
  return canonicalize({ source: rule.source, transforms: rule.transforms }) ?? "";
}

/** Target fields that are filled in another way than the automatic mapping would. */
export function changedRuleIds(
  rules: readonly MappingRule[],
  automatic: readonly MappingRule[],
): Set<string> {
  const now = new Map(rules.map((rule) => [ruleId(rule), rule]));
  const auto = new Map(automatic.map((rule) => [ruleId(rule), rule]));
  const ids = new Set([...now.keys(), ...auto.keys()]);
  return new Set([...ids].filter((id) => meaning(now.get(id)) !== meaning(auto.get(id))));
}

/** Whether both fill every field in the same way; the order of rules means nothing. */
export function sameMapping(a: readonly MappingRule[], b: readonly MappingRule[]): boolean {
  return changedRuleIds(a, b).size === 0;
}
