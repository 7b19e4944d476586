import canonicalize from "canonicalize";
import { ruleId } from "../changed";
import type { MappingRule } from "../rule";
import type { OwnContent, OwnSchedule, TemplateContent, TemplateSchedule } from "./content";
import { type OptionValue, optionLeaves, optionsOfLeaves } from "./option-leaves";
import { pairSchedules, sameSchedule } from "./pair-schedules";

/** One thing in three places: in the version that was given last, in the import now, in the version to be given. */
interface Marks {
  /** The import holds something else than it was given. */
  byHand: boolean;
  /** The template holds something else than it did. Together with `byHand`: both sides have changed it. */
  templateChanged: boolean;
}

/** `before` is what the import holds, `after` what the template does. Null: the field is not filled. */
export interface RuleChange {
  id: string;
  before: MappingRule | null;
  after: MappingRule | null;
}
export interface OptionChange {
  path: string;
  before: OptionValue;
  after: OptionValue;
}
export interface ScheduleChange {
  before: TemplateSchedule | null;
  after: TemplateSchedule | null;
}

export interface Difference {
  rules: RuleChange[];
  options: OptionChange[];
  schedules: ScheduleChange[];
}

export interface UpdatePlan {
  rules: (RuleChange & Marks)[];
  options: (OptionChange & Marks)[];
  schedules: (ScheduleChange & Marks & { id: string | null })[];
}

function meaning(rule: MappingRule | null): string {
  return rule ? (canonicalize({ source: rule.source, transforms: rule.transforms }) ?? "") : "";
}
const sameRule = (a: MappingRule | null, b: MappingRule | null) => meaning(a) === meaning(b);

/** A rule that is switched off fills nothing, like one that is not there. */
function filling(rules: readonly MappingRule[]): Map<string, MappingRule> {
  return new Map(rules.filter(({ enabled }) => enabled).map((rule) => [ruleId(rule), rule]));
}

/** All that an import holds otherwise than the version to be given, and who has changed it since the last one. */
export function planUpdate(base: TemplateContent, here: OwnContent, next: TemplateContent): UpdatePlan {
  const baseRules = filling(base.rules);
  const hereRules = filling(here.rules);
  const nextRules = filling(next.rules);
  const rules = [...new Set([...hereRules.keys(), ...nextRules.keys()])].flatMap((id) => {
    const was = baseRules.get(id) ?? null;
    const before = hereRules.get(id) ?? null;
    const after = nextRules.get(id) ?? null;
    if (sameRule(before, after)) return [];
    return [{ id, before, after, byHand: !sameRule(was, before), templateChanged: !sameRule(was, after) }];
  });

  const [baseOptions, nextOptions] = [optionLeaves(base.options), optionLeaves(next.options)];
  const options = [...optionLeaves(here.options)].flatMap(([path, before]) => {
    const [was, after] = [baseOptions.get(path), nextOptions.get(path)];
    if (after === undefined || after === before) return [];
    return [{ path, before, after, byHand: was !== before, templateChanged: was !== after }];
  });

  const schedules = pairSchedules<OwnSchedule>(base.schedules, here.schedules, next.schedules).flatMap(
    (slot) => {
      if (sameSchedule(slot.here, slot.next)) return [];
      return [
        {
          id: slot.here?.id ?? null,
          before: slot.here && withoutId(slot.here),
          after: slot.next,
          byHand: !sameSchedule(slot.base, slot.here),
          templateChanged: !sameSchedule(slot.base, slot.next),
        },
      ];
    },
  );
  return { rules, options, schedules };
}

function withoutId({ id: _, ...schedule }: OwnSchedule): TemplateSchedule {
  return schedule;
}

/** What differs between two versions, or between a version and an import. */
export function differenceOf(before: TemplateContent, after: TemplateContent): Difference {
  const numbered = before.schedules.map((schedule, index) => ({ ...schedule, id: String(index) }));
  const plan = planUpdate(before, { ...before, schedules: numbered }, after);
  return {
    rules: plan.rules.map(({ id, before: was, after: now }) => ({ id, before: was, after: now })),
    options: plan.options.map(({ path, before: was, after: now }) => ({ path, before: was, after: now })),
    schedules: plan.schedules.map(({ before: was, after: now }) => ({ before: was, after: now })),
  };
}

export function sizeOf({ rules, options, schedules }: Record<keyof Difference, readonly unknown[]>): number {
  return rules.length + options.length + schedules.length;
}

/** What of a plan is done: all of it, or all but what was changed by hand. */
export function chosenOf(plan: UpdatePlan, keepByHand: boolean): UpdatePlan {
  const wanted = ({ byHand }: Marks) => !(keepByHand && byHand);
  return {
    rules: plan.rules.filter(wanted),
    options: plan.options.filter(wanted),
    schedules: plan.schedules.filter(wanted),
  };
}

/** The import's rules with these changes made. Rules that are switched off stay where they are. */
export function withRuleChanges(
  rules: readonly MappingRule[],
  changes: readonly RuleChange[],
): MappingRule[] {
  const changed = new Map(changes.map((change) => [change.id, change.after]));
  const placed = new Set<string>();
  const kept = rules.flatMap((rule): MappingRule[] => {
    const id = ruleId(rule);
    const after = changed.get(id);
    if (after === undefined) return [rule];
    if (placed.has(id)) return [];
    placed.add(id);
    return [after ?? { ...rule, enabled: false }];
  });
  const added = [...changed].flatMap(([id, rule]) => (rule && !placed.has(id) ? [rule] : []));
  return [...kept, ...added];
}

export function withOptionChanges(
  options: TemplateContent["options"],
  changes: readonly OptionChange[],
): TemplateContent["options"] {
  const leaves = optionLeaves(options);
  for (const { path, after } of changes) leaves.set(path, after);
  return optionsOfLeaves(leaves);
}
