import type { ProductOption, VariantChoice } from "@/server/domain/product";
import type { RawChoice, RawOption, RawProduct } from "../schemas/product";
import { trimmed } from "./values";

interface KnownValue {
  label: string;
  order: number;
}

interface KnownOption {
  key: string;
  id: string;
  name: string;
  order: number;
  /** By value id, or by label where there is no id. */
  values: Map<string, KnownValue>;
  used: Set<string>;
}

/** Joins what variants chose with what the options say of order and names. */
export interface OptionBook {
  /** Names the choice and remembers that its value is used; null when it names no option or value. */
  choose(choice: RawChoice): VariantChoice | null;
  /** Options that form variants, in the store's order, with the values that variants have. */
  options(): ProductOption[];
}

/** Places without sort_order come after those with one, in the order of the answer. */
function placeOf(sortOrder: number | null, index: number): number {
  return sortOrder === null ? 1_000_000 + index : sortOrder;
}

function valueKey(value: { id: string | null; label: string }): string {
  return value.id ?? `label:${value.label.trim()}`;
}

export function createOptionBook(product: RawProduct): OptionBook {
  const known = new Map<string, KnownOption>();
  for (const [index, option] of product.options.entries()) add(option, index);

  function add(option: RawOption, index: number): void {
    const name = trimmed(option.display_name);
    const key = option.id ?? (name === null ? null : `name:${name}`);
    if (key === null || name === null) return;
    const values = new Map<string, KnownValue>();
    for (const [place, value] of option.option_values.entries()) {
      const label = trimmed(value.label);
      if (label) values.set(valueKey(value), { label, order: placeOf(value.sort_order, place) });
    }
    known.set(key, {
      key,
      id: option.id ?? key,
      name: freeName(name),
      order: placeOf(option.sort_order, index),
      values,
      used: new Set(),
    });
  }

  /** Two options of one name could not be told apart in the target. */
  function freeName(name: string): string {
    const taken = new Set([...known.values()].map((option) => option.name.toLowerCase()));
    let free = name;
    for (let turn = 2; taken.has(free.toLowerCase()); turn += 1) free = `${name} (${turn})`;
    return free;
  }

  function find(choice: RawChoice): KnownOption | null {
    const name = trimmed(choice.option_display_name);
    const byId = choice.option_id === null ? undefined : known.get(choice.option_id);
    if (byId) return byId;
    if (choice.option_id === null && name !== null) {
      const byName = [...known.values()].find((option) => option.name === name);
      if (byName) return byName;
    }
    if (name === null) return null;
    const key = choice.option_id ?? `name:${name}`;
    const made: KnownOption = {
      key,
      id: key,
      name: freeName(name),
      order: placeOf(null, known.size),
      values: new Map(),
      used: new Set(),
    };
    known.set(key, made);
    return made;
  }

  return {
    choose(choice) {
      const option = find(choice);
      if (!option) return null;
      const key = valueKey(choice);
      let value = option.values.get(key);
      if (!value) {
        const label = trimmed(choice.label);
        if (label === null) return null;
        value = { label, order: placeOf(null, option.values.size) };
        option.values.set(key, value);
      }
      option.used.add(key);
      return { option: option.name, value: value.label };
    },
    options() {
      return [...known.values()]
        .filter((option) => option.used.size > 0)
        .sort((a, b) => a.order - b.order)
        .map((option) => ({ sourceId: option.id, name: option.name, values: usedValues(option) }));
    },
  };
}

/** A value that no variant has could be chosen in the target, yet never be bought. */
function usedValues(option: KnownOption): string[] {
  const used = [...option.values].filter(([key]) => option.used.has(key)).map(([, value]) => value);
  return [...new Set(used.sort((a, b) => a.order - b.order).map((value) => value.label))];
}
