import { type ImportOptions, importOptionsSchema } from "@/server/domain/import-settings";

export type OptionValue = string | number | boolean;

/** Each single option by its path, such as "deletions.policy". */
export function optionLeaves(options: ImportOptions): Map<string, OptionValue> {
  const leaves = new Map<string, OptionValue>();
  for (const [name, value] of Object.entries(options)) {
    if (typeof value !== "object") leaves.set(name, value);
    else for (const [inner, one] of Object.entries(value)) leaves.set(`${name}.${inner}`, one);
  }
  return leaves;
}

export function optionsOfLeaves(leaves: ReadonlyMap<string, OptionValue>): ImportOptions {
  const options: Record<string, OptionValue | Record<string, OptionValue>> = {};
  for (const [path, value] of leaves) {
    const [name = path, inner] = path.split(".");
    if (inner === undefined) options[name] = value;
    else options[name] = { ...(options[name] as Record<string, OptionValue> | undefined), [inner]: value };
  }
  return importOptionsSchema.parse(options);
}
