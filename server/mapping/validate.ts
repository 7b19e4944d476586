import type { Entity } from "@/server/domain/entity";
import { type FieldDescriptor, type FieldType, isStructured } from "@/server/domain/field";
import { SOURCE_FIELDS } from "@/server/domain/source-fields";
import type { MappingRule } from "./rule";
import { CUSTOM_FIELD_PREFIX, PRODUCT_PREFIX } from "./source-reader";
import { templateFields } from "./transform";

/** `error` keeps a run from starting; `warning` is told. */
export interface MappingProblem {
  severity: "error" | "warning";
  level: MappingRule["level"];
  target: string;
  message: string;
}

function sourceType(entity: Entity, key: string, level: MappingRule["level"]): FieldType | undefined {
  if (level === "child" && key.startsWith(PRODUCT_PREFIX))
    return sourceType(entity, key.slice(PRODUCT_PREFIX.length), "item");
  if (entity === "products" && level === "item" && key.startsWith(CUSTOM_FIELD_PREFIX)) return "text";
  return SOURCE_FIELDS[entity][level].find((field) => field.key === key)?.type;
}

function ruleProblems(entity: Entity, rule: MappingRule, field: FieldDescriptor): string[] {
  const problems: string[] = [];
  const known = (key: string) => sourceType(entity, key, rule.level) !== undefined;
  if (rule.source !== null && !known(rule.source)) {
    problems.push(`The source has no field "${rule.source}". Choose another source field.`);
  }
  if (rule.source === null && rule.transforms.length === 0) {
    problems.push("Choose a source field, or give a fixed text.");
  }
  const type = rule.source === null ? undefined : sourceType(entity, rule.source, rule.level);
  if (type && isStructured(field.type) && type !== field.type && type !== "list" && type !== "text") {
    problems.push(`${field.label} cannot be filled from this field. Choose one that holds ${field.type}.`);
  }
  for (const transform of rule.transforms) {
    if (transform.kind === "template") {
      for (const name of templateFields(transform.template)) {
        if (!known(name)) problems.push(`The template uses {{${name}}}, which is no source field.`);
      }
    }
    if (transform.kind === "first") {
      for (const name of transform.sources) {
        if (!known(name)) problems.push(`The source has no field "${name}". Choose another one.`);
      }
    }
    if (
      transform.kind === "arithmetic" &&
      transform.operator === "divide" &&
      Number(transform.operand) === 0
    ) {
      problems.push("A number cannot be divided by zero. Change the number of the calculation.");
    }
    if (transform.kind === "table" && field.type === "enum" && field.values) {
      for (const entry of transform.entries) {
        if (!field.values.includes(entry.to)) {
          problems.push(
            `"${entry.to}" is not a value of ${field.label}. Choose one of ${field.values.join(", ")}.`,
          );
        }
      }
    }
    if (
      transform.kind === "fixed" &&
      field.type === "enum" &&
      field.values &&
      !field.values.includes(transform.value)
    ) {
      problems.push(
        `"${transform.value}" is not a value of ${field.label}. Choose one of ${field.values.join(", ")}.`,
      );
    }
  }
  return problems;
}

/** What keeps these rules from working, each with its remedy. An empty list means that a run may start. */
export function validateMapping(
  entity: Entity,
  rules: MappingRule[],
  targetFields: readonly FieldDescriptor[],
): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const seen = new Set<string>();
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const add = (message: string) =>
      problems.push({ severity: "error", level: rule.level, target: rule.target, message });
    const id = `${rule.level}:${rule.target}`;
    if (seen.has(id)) add("Two rules fill this field. Remove one of them.");
    seen.add(id);
    const field = targetFields.find(
      (candidate) => candidate.level === rule.level && candidate.key === rule.target,
    );
    if (!field) add("The target has no such field. Remove the rule.");
    else for (const message of ruleProblems(entity, rule, field)) add(message);
  }
  for (const field of targetFields) {
    if (field.required && !seen.has(`${field.level}:${field.key}`)) {
      const message = `${field.label} must be filled. Choose a source field or give a fixed text.`;
      problems.push({ severity: "error", level: field.level, target: field.key, message });
    }
  }
  return problems;
}
