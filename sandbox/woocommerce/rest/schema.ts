import { isEmail } from "../text/email";
import { isNumeric, isRecord, type Params, phpInt, phpString, restBool } from "../text/php";
import { textField } from "../text/sanitize";
import { givenSlug } from "../text/slug";
import { RestError } from "./errors";

export type TypeName = "string" | "integer" | "boolean" | "array" | "object" | "null" | "number";

export interface Schema {
  type: TypeName | readonly TypeName[];
  enum?: readonly string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  minimum?: number;
  maximum?: number;
  format?: "date-time" | "email";
}

export interface Arg extends Schema {
  default?: unknown;
  required?: boolean;
  /** Some list parameters are only cleaned, never refused. */
  lenient?: "ids";
  clean?: "text" | "slug" | "ids" | "none";
}

export type Args = Record<string, Arg>;

interface Problem {
  code: string;
  message: string;
  data: Params | null;
}

/** Checks parameters as WordPress does, all of them, and answers with every problem at once. */
export function checkArgs(params: Params, args: Args): void {
  const missing = Object.keys(args).filter((name) => args[name]?.required && (params[name] ?? null) === null);
  if (missing.length > 0) {
    const message = `Missing parameter(s): ${missing.join(", ")}`;
    throw new RestError("rest_missing_callback_param", message, { status: 400, params: missing });
  }
  const texts: Record<string, string> = {};
  const details: Record<string, Problem> = {};
  for (const [name, arg] of Object.entries(args)) {
    const value = params[name] ?? null;
    if (value === null || arg.lenient) continue;
    const problem = validate(value, arg, name);
    if (!problem) continue;
    texts[name] = problem.message;
    details[name] = problem;
  }
  const names = Object.keys(texts);
  if (names.length === 0) return;
  const message = `Invalid parameter(s): ${names.join(", ")}`;
  throw new RestError("rest_invalid_param", message, { status: 400, params: texts, details });
}

function validate(value: unknown, schema: Schema, name: string): Problem | undefined {
  const type = Array.isArray(schema.type) ? bestType(value, schema.type) : (schema.type as TypeName);
  if (type === undefined || !fits(value, type)) return wrongType(name, schema.type);
  const inner =
    type === "array" ? validateItems(value, schema, name) : validateMembers(value, type, schema, name);
  return (
    inner ??
    outOfBounds(value, type, schema, name) ??
    notInEnum(value, type, schema, name) ??
    badDate(value, schema) ??
    badEmail(value, type, schema)
  );
}

const order: readonly TypeName[] = ["array", "object", "integer", "number", "boolean", "string", "null"];

function bestType(value: unknown, types: readonly TypeName[]): TypeName | undefined {
  if (value === "" && types.includes("string")) return "string";
  return types.find((type) => order.includes(type) && fits(value, type));
}

function fits(value: unknown, type: TypeName): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "number":
      return isNumeric(value);
    case "integer":
      return isNumeric(value) && Number.isInteger(Number(value));
    case "boolean":
      if (typeof value === "string") return ["false", "true", "0", "1"].includes(value.toLowerCase());
      return typeof value === "boolean" || value === 0 || value === 1;
    case "array":
      // A plain value is a list of one; an object is not a list unless it is empty.
      return !isRecord(value) || Object.keys(value).length === 0;
    case "object":
      return value === "" || isRecord(value) || Array.isArray(value);
    case "null":
      return value === null;
  }
}

function wrongType(name: string, type: Schema["type"]): Problem {
  const message = `${name} is not of type ${Array.isArray(type) ? type.join(",") : type}.`;
  return { code: "rest_invalid_type", message, data: { param: name } };
}

function validateItems(value: unknown, schema: Schema, name: string): Problem | undefined {
  if (!schema.items) return undefined;
  for (const [index, item] of toList(value).entries()) {
    const problem = validate(item, schema.items, `${name}[${index}]`);
    if (problem) return problem;
  }
  return undefined;
}

function validateMembers(value: unknown, type: TypeName, schema: Schema, name: string): Problem | undefined {
  if (type !== "object" || !schema.properties || !isRecord(value)) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const property = schema.properties[key];
    const problem = property && validate(inner, property, `${name}[${key}]`);
    if (problem) return problem;
  }
  return undefined;
}

function outOfBounds(value: unknown, type: TypeName, schema: Schema, name: string): Problem | undefined {
  if (type !== "integer") return undefined;
  const { minimum, maximum } = schema;
  const number = Number(value);
  const low = minimum !== undefined && number < minimum;
  const high = maximum !== undefined && number > maximum;
  if (!low && !high) return undefined;
  const message =
    maximum === undefined
      ? `${name} must be greater than or equal to ${minimum}`
      : `${name} must be between ${minimum} (inclusive) and ${maximum} (inclusive)`;
  return { code: "rest_out_of_bounds", message, data: null };
}

function notInEnum(value: unknown, type: TypeName, schema: Schema, name: string): Problem | undefined {
  if (!schema.enum || type !== "string" || schema.enum.includes(phpString(value))) return undefined;
  const message =
    schema.enum.length === 1
      ? `${name} is not ${schema.enum[0]}.`
      : `${name} is not one of ${sentence(schema.enum)}.`;
  return { code: "rest_not_in_enum", message, data: null };
}

function sentence(words: readonly string[]): string {
  if (words.length === 2) return words.join(" and ");
  return `${words.slice(0, -1).join(", ")}, and ${words.at(-1)}`;
}

export const restDate = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/;

function badDate(value: unknown, schema: Schema): Problem | undefined {
  if (schema.format !== "date-time" || restDate.test(phpString(value))) return undefined;
  return { code: "rest_invalid_date", message: "Invalid date.", data: null };
}

function badEmail(value: unknown, type: TypeName, schema: Schema): Problem | undefined {
  if (schema.format !== "email" || type !== "string" || isEmail(phpString(value))) return undefined;
  return { code: "rest_invalid_email", message: "Invalid email address.", data: null };
}

/** `wp_parse_list`: a text is a list divided by commas and blanks. */
export function toList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (isRecord(value)) return Object.values(value);
  return phpString(value)
    .split(/[\s,]+/)
    .filter((part) => part !== "");
}

/** Brings parameters into the types of their schema; null becomes the empty value of its type. */
export function cleanArgs(params: Params, args: Args): Params {
  const result: Params = { ...params };
  for (const [name, arg] of Object.entries(args)) {
    if (!(name in params)) {
      if (arg.default !== undefined) result[name] = arg.default;
      continue;
    }
    result[name] = cleanArg(params[name], arg);
  }
  return result;
}

function cleanArg(value: unknown, arg: Arg): unknown {
  if (arg.lenient === "ids" || arg.clean === "ids")
    return [...new Set(toList(value).map((item) => Math.abs(phpInt(item))))];
  if (arg.clean === "none") return value;
  if (arg.clean === "text") return textField(value);
  if (arg.clean === "slug") return givenSlug(phpString(value));
  return sanitize(value, arg);
}

function sanitize(value: unknown, schema: Schema): unknown {
  const type = Array.isArray(schema.type) ? bestType(value, schema.type) : (schema.type as TypeName);
  switch (type) {
    case "array": {
      const list = value === null ? [] : toList(value);
      return schema.items ? list.map((item) => sanitize(item, schema.items as Schema)) : list;
    }
    case "object":
      return sanitizeObject(value, schema);
    case "integer":
      return phpInt(value);
    case "boolean":
      return restBool(value);
    case "string":
      return phpString(value);
    default:
      return value;
  }
}

function sanitizeObject(value: unknown, schema: Schema): unknown {
  if (!isRecord(value)) return Array.isArray(value) ? value : {};
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const property = schema.properties?.[key];
      return [key, property ? sanitize(inner, property) : inner];
    }),
  );
}
