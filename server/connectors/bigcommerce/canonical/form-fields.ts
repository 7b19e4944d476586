import type { CustomField } from "@/server/domain/product";
import type { RawFormField } from "../schemas/form-field";

/** Answered fields alone, in their order; a name may come more than once. */
export function formFieldsOf(raw: readonly RawFormField[]): CustomField[] {
  return raw
    .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
    .filter(({ name, value }) => name !== "" && value !== "");
}
