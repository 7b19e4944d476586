import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { MappingRule } from "../rule";
import type { OwnContent, TemplateContent, TemplateSchedule } from "./content";
import { optionLeaves, optionsOfLeaves } from "./option-leaves";
import { chosenOf, differenceOf, planUpdate, sizeOf, withOptionChanges, withRuleChanges } from "./three-way";

const rule = (target: string, source: string | null, more: Partial<MappingRule> = {}): MappingRule => ({
  level: "item",
  target,
  source,
  transforms: [],
  enabled: true,
  ...more,
});
const daily = (hour: number, more: Partial<TemplateSchedule> = {}): TemplateSchedule => ({
  reach: "changes",
  rhythm: { kind: "daily", hour, minute: 30 },
  whenBusy: "skip",
  catchUp: true,
  ...more,
});
const content = (part: Partial<TemplateContent> = {}): TemplateContent => ({
  rules: [rule("name", "name"), rule("sku", "sku")],
  options: DEFAULT_OPTIONS,
  schedules: [daily(2)],
  ...part,
});
const own = (of: TemplateContent): OwnContent => ({
  ...of,
  schedules: of.schedules.map((schedule, index) => ({ ...schedule, id: `s${index}` })),
});

describe("the difference of two versions", () => {
  it("is empty for equals, whatever the order and whatever is switched off", () => {
    const a = content({ schedules: [daily(2), daily(8)] });
    const b = content({
      rules: [rule("sku", "sku"), rule("slug", "url", { enabled: false }), rule("name", "name")],
      schedules: [daily(8), daily(2)],
    });
    expect(sizeOf(differenceOf(a, b))).toBe(0);
  });

  it("names rules that come, go and change, each option by its path, and schedules", () => {
    const after = content({
      rules: [rule("name", "name", { transforms: [{ kind: "fixed", value: "x" }] }), rule("slug", "url")],
      options: { ...DEFAULT_OPTIONS, images: "skip", deletions: { policy: "trash", stopAbovePercent: 10 } },
      schedules: [daily(3), daily(4, { reach: "everything" })],
    });
    const { rules, options, schedules } = differenceOf(content(), after);
    expect(rules.map(({ id, before, after: now }) => [id, before !== null, now !== null])).toEqual([
      ["item:name", true, true],
      ["item:sku", true, false],
      ["item:slug", false, true],
    ]);
    expect(options).toEqual([
      { path: "images", before: "import", after: "skip" },
      { path: "deletions.policy", before: "keep", after: "trash" },
    ]);
    expect(schedules).toEqual([
      { before: daily(2), after: daily(3) },
      { before: null, after: daily(4, { reach: "everything" }) },
    ]);
  });

  it("tells the same target of the product and of its variations apart", () => {
    const after = content({ rules: [...content().rules, rule("sku", "sku", { level: "child" })] });
    expect(differenceOf(content(), after).rules.map(({ id }) => id)).toEqual(["child:sku"]);
  });
});

describe("an update of an import", () => {
  const next = content({ rules: [rule("name", "title"), rule("sku", "sku")], schedules: [daily(3)] });

  it("takes what the template changed where nobody has changed it here", () => {
    const plan = planUpdate(content(), own(content()), next);
    expect(plan.rules).toMatchObject([{ id: "item:name", byHand: false, templateChanged: true }]);
    expect(plan.schedules).toMatchObject([{ id: "s0", byHand: false, after: daily(3) }]);
    expect(sizeOf(chosenOf(plan, true))).toBe(2);
  });

  it("keeps what was changed by hand, or not, as is chosen", () => {
    const here = own(content({ rules: [rule("name", "brand"), rule("sku", "mpn")], schedules: [daily(7)] }));
    const plan = planUpdate(content(), here, next);
    expect(plan.rules).toMatchObject([
      { id: "item:name", byHand: true, templateChanged: true },
      { id: "item:sku", byHand: true, templateChanged: false },
    ]);
    expect(plan.schedules).toMatchObject([{ id: "s0", byHand: true, templateChanged: true }]);
    expect(sizeOf(chosenOf(plan, true))).toBe(0);
    const all = chosenOf(plan, false);
    expect(withRuleChanges(here.rules, all.rules)).toEqual(next.rules);
    expect(all.schedules).toMatchObject([{ id: "s0", before: daily(7), after: daily(3) }]);
  });

  it("has nothing to do where the same was done by hand", () => {
    expect(sizeOf(planUpdate(content(), own(next), next))).toBe(0);
  });

  it("leaves a rule that was switched off by hand switched off, and one that the template drops too", () => {
    const off = own(content({ rules: [rule("name", "name", { enabled: false }), rule("sku", "sku")] }));
    const plan = planUpdate(content(), off, content({ rules: [rule("name", "title")] }));
    expect(withRuleChanges(off.rules, chosenOf(plan, true).rules)).toEqual([
      rule("name", "name", { enabled: false }),
      rule("sku", "sku", { enabled: false }),
    ]);
  });

  it("comes to the version itself when nothing is kept, and twice is once", () => {
    const here = own(content({ rules: [rule("sku", "mpn"), rule("sku", "upc"), rule("extra", "brand")] }));
    const rules = withRuleChanges(here.rules, chosenOf(planUpdate(content(), here, next), false).rules);
    const again = planUpdate(content(), { ...here, rules }, next);
    expect(again.rules).toEqual([]);
  });

  it("changes single options of a group and leaves the others", () => {
    const options = { ...DEFAULT_OPTIONS, deletions: { policy: "draft", stopAbovePercent: 25 } } as const;
    const wanted = { ...DEFAULT_OPTIONS, deletions: { policy: "draft", stopAbovePercent: 10 }, pageSize: 50 };
    const plan = planUpdate(
      content(),
      own(content({ options })),
      content({ options: { ...wanted, deletions: { policy: "draft", stopAbovePercent: 10 } } }),
    );
    expect(plan.options).toMatchObject([
      { path: "deletions.stopAbovePercent", before: 25, after: 10, byHand: true, templateChanged: false },
      { path: "pageSize", before: 100, after: 50, byHand: false },
    ]);
    expect(withOptionChanges(options, chosenOf(plan, true).options)).toEqual({ ...options, pageSize: 50 });
  });
});

describe("schedules", () => {
  const plan = (base: TemplateSchedule[], here: TemplateSchedule[], next: TemplateSchedule[]) =>
    planUpdate(
      content({ schedules: base }),
      own(content({ schedules: here })),
      content({ schedules: next }),
    ).schedules.map(({ before, after, byHand }) => ({ before, after, byHand }));

  it("that were removed by hand stay away", () => {
    expect(plan([daily(2)], [], [daily(2)])).toEqual([{ before: null, after: daily(2), byHand: true }]);
  });

  it("that were added by hand are theirs", () => {
    const theirs = daily(9, { reach: "everything" });
    expect(plan([daily(2)], [daily(2), theirs], [daily(3)])).toEqual([
      { before: daily(2), after: daily(3), byHand: false },
      { before: theirs, after: null, byHand: true },
    ]);
  });

  it("that both sides moved are one, and no two", () => {
    expect(plan([daily(2)], [daily(5)], [daily(3)])).toEqual([
      { before: daily(5), after: daily(3), byHand: true },
    ]);
    expect(plan([], [daily(5)], [daily(3)])).toEqual([{ before: daily(5), after: daily(3), byHand: true }]);
  });

  it("that the template gets as somebody has made it by hand are not made twice", () => {
    expect(plan([daily(2)], [daily(2), daily(5)], [daily(2), daily(5)])).toEqual([]);
    expect(plan([daily(2)], [daily(5)], [daily(2), daily(5)])).toEqual([
      { before: null, after: daily(2), byHand: true },
    ]);
  });
});

it("options come back from their leaves", () => {
  expect(optionsOfLeaves(optionLeaves(DEFAULT_OPTIONS))).toEqual(DEFAULT_OPTIONS);
});
