import { describe, expect, it } from "vitest";
import { ENTITIES } from "@/server/domain/entity";
import { SOURCE_FIELDS } from "@/server/domain/source-fields";
import { TARGET_FIELDS } from "./catalogue";

describe.each(ENTITIES)("the catalogue of target fields of %s", (entity) => {
  const fields = TARGET_FIELDS[entity];

  it("names each field once a level", () => {
    const names = fields.map((field) => `${field.level} ${field.key}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("is filled from source fields that exist", () => {
    const unknown = fields.flatMap((field) => {
      const known = new Set(SOURCE_FIELDS[entity][field.level].map(({ key }) => key));
      return (field.auto ?? []).filter((key) => !known.has(key)).map((key) => `${field.key} from ${key}`);
    });
    expect(unknown).toEqual([]);
  });

  it("has automatic tables that lead to values which the field allows", () => {
    for (const field of fields.filter(({ type }) => type === "enum")) {
      for (const value of Object.values(field.autoTable ?? {})) expect(field.values).toContain(value);
    }
  });
});
