import type { Transform } from "@/server/mapping/rule";

export type TransformKind = Transform["kind"];

export const TRANSFORM_WORDS: Record<TransformKind, { title: string; about: string }> = {
  fixed: { title: "Fixed text", about: "The same value for every record" },
  template: { title: "Template", about: "A text with fields in it" },
  replace: { title: "Replace", about: "Swap one piece of text for another" },
  arithmetic: { title: "Calculate", about: "Change a number or a price, and round it" },
  table: { title: "Value table", about: "Translate values one by one" },
  first: { title: "First that is filled", about: "Other fields to take when this one is empty" },
};

const OPERATORS: Record<Extract<Transform, { kind: "arithmetic" }>["operator"], (operand: string) => string> =
  {
    add: (operand) => `+ ${operand}`,
    subtract: (operand) => `− ${operand}`,
    multiply: (operand) => `× ${operand}`,
    divide: (operand) => `÷ ${operand}`,
    add_percent: (operand) => `+ ${operand} %`,
    subtract_percent: (operand) => `− ${operand} %`,
  };

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 22 ? `${line.slice(0, 21)}…` : line;
}

/** What a chip says. */
export function transformInWords(transform: Transform): string {
  switch (transform.kind) {
    case "fixed":
      return transform.value === "" ? "Empty" : `“${short(transform.value)}”`;
    case "template":
      return short(transform.template);
    case "replace":
      return `${short(transform.search)} → ${transform.replacement === "" ? "nothing" : short(transform.replacement)}`;
    case "arithmetic": {
      const { mode, step, ending } = transform.rounding;
      const rounded =
        mode === "none"
          ? ""
          : ending !== null
            ? `, to .${ending.replace(/^0?\./, "")}`
            : step === "0.01"
              ? ""
              : `, by ${step}`;
      return OPERATORS[transform.operator](transform.operand) + rounded;
    }
    case "table":
      return transform.entries.length === 1 ? "1 value" : `${transform.entries.length} values`;
    case "first":
      return `else ${short(transform.sources.join(", "))}`;
  }
}

/** A new transform before anything was typed into it. */
export function blankTransform(kind: TransformKind): Transform {
  switch (kind) {
    case "fixed":
      return { kind, value: "" };
    case "template":
      return { kind, template: "{{value}}" };
    case "replace":
      return { kind, search: "", replacement: "", caseSensitive: true };
    case "arithmetic":
      return {
        kind,
        operator: "add_percent",
        operand: "10",
        rounding: { mode: "nearest", step: "0.01", ending: null },
      };
    case "table":
      return { kind, entries: [{ from: "", to: "" }], otherwise: "keep" };
    case "first":
      return { kind, sources: [] };
  }
}
