import type { Entity } from "@/server/domain/entity";
import type { StoreProfile } from "@/server/domain/store";

type Compared = "currency" | "tax" | "weight" | "length" | "time_zone";

/**
 * `equal`: nothing to say. `handled`: they differ, and nobody has to do a thing. `look`: a person should decide
 * before the run.
 */
export interface ProfileDifference {
  what: Compared;
  source: string;
  target: string;
  verdict: "equal" | "handled" | "look";
  /** What will happen; null when both are equal. */
  effect: string | null;
  /** What to do about it; null when nothing has to be done. */
  remedy: string | null;
}

interface Side {
  name: string;
  profile: StoreProfile;
}

type Told = Pick<ProfileDifference, "verdict" | "effect" | "remedy">;

const EQUAL: Told = { verdict: "equal", effect: null, remedy: null };

function currency(entity: Entity, source: Side, target: Side): Told {
  const [from, to] = [source.profile.currency, target.profile.currency];
  if (from === to) return EQUAL;
  if (entity === "orders") {
    return {
      verdict: "handled",
      effect: `Each order keeps the currency in which it was paid, and its amounts are not converted. "${target.name}" sells in ${to}, so its reports may add up different currencies.`,
      remedy: null,
    };
  }
  return {
    verdict: "look",
    effect: `Prices are brought over as the numbers that they are: 10 ${from} would become 10 ${to}.`,
    remedy: `Set the currency of "${target.name}" to ${from} in its general settings, or let the price's rule in the mapping multiply by a rate.`,
  };
}

const TAX_WORDS = { true: "including tax", false: "without tax", null: "no tax told" };

function tax(entity: Entity, source: Side, target: Side): Told {
  const [from, to] = [source.profile.pricesIncludeTax, target.profile.pricesIncludeTax];
  if (from === to && from !== null) return EQUAL;
  if (entity === "orders") {
    return {
      verdict: "handled",
      effect:
        "Each order comes to what was paid at the source; the shop's tax settings change nothing about it.",
      remedy: null,
    };
  }
  if (from === null || to === null) {
    const silent = from === null ? source.name : target.name;
    return {
      verdict: "look",
      effect: `"${silent}" calculates no taxes, or does not tell whether its prices include them. Prices are brought over as the numbers that they are.`,
      remedy:
        "If it is to charge tax, switch taxes on there first and say how prices are entered. Else compare what a shopper pays for one product on both sides once it has arrived.",
    };
  }
  return {
    verdict: "look",
    effect: from
      ? `Prices at the source include tax, and "${target.name}" would add tax to them: shoppers would pay it twice.`
      : `Prices at the source are without tax, and "${target.name}" would take it that tax is in them: you would earn less.`,
    remedy: `Say in the tax settings of "${target.name}" that prices are entered ${from ? "inclusive" : "exclusive"} of tax, or let the price's rule in the mapping calculate.`,
  };
}

function unit(what: string, from: string, to: string): Told {
  if (from === to) return EQUAL;
  return { verdict: "handled", effect: `${what} are converted from ${from} to ${to}.`, remedy: null };
}

function timeZone(source: Side, target: Side): Told {
  const [from, to] = [source.profile.timeZone, target.profile.timeZone];
  if (from === to) return EQUAL;
  return {
    verdict: "handled",
    effect: `Every date stays the same moment; "${target.name}" shows it by its own clocks.`,
    remedy: null,
  };
}

/** What matters for each entity: a customer has neither a price nor a weight. */
const MATTERS: Record<Entity, readonly Compared[]> = {
  products: ["currency", "tax", "weight", "length"],
  orders: ["currency", "tax", "time_zone"],
  customers: ["time_zone"],
};

function shown(what: Compared, { profile }: Side): string {
  switch (what) {
    case "currency":
      return profile.currency;
    case "tax":
      return TAX_WORDS[`${profile.pricesIncludeTax}`];
    case "weight":
      return profile.weightUnit;
    case "length":
      return profile.lengthUnit;
    case "time_zone":
      return profile.timeZone ?? "not told";
  }
}

function told(what: Compared, entity: Entity, source: Side, target: Side): Told {
  switch (what) {
    case "currency":
      return currency(entity, source, target);
    case "tax":
      return tax(entity, source, target);
    case "weight":
      return unit("Weights", source.profile.weightUnit, target.profile.weightUnit);
    case "length":
      return unit("Lengths", source.profile.lengthUnit, target.profile.lengthUnit);
    case "time_zone":
      return timeZone(source, target);
  }
}

/** Units, currency, tax basis and clocks of both stores, as far as they matter for what is brought over. */
export function compareProfiles(entity: Entity, source: Side, target: Side): ProfileDifference[] {
  return MATTERS[entity].map((what) => ({
    what,
    source: shown(what, source),
    target: shown(what, target),
    ...told(what, entity, source, target),
  }));
}
