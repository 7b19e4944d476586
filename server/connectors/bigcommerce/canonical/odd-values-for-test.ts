import fc from "fast-check";
import { isJsonObject, type JsonValue } from "@/server/domain/json";

/** Every place in a value, as paths. */
function places(value: JsonValue, path: (string | number)[] = []): (string | number)[][] {
  const entries = Array.isArray(value)
    ? [...value.entries()]
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return [path, ...entries.flatMap(([key, child]) => places(child, [...path, key]))];
}

function changed(value: JsonValue, path: (string | number)[], put: JsonValue | undefined): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) return put ?? null;
  if (Array.isArray(value)) {
    const copy = [...value];
    const at = Number(key);
    if (rest.length === 0 && put === undefined) copy.splice(at, 1);
    else copy[at] = changed(copy[at] ?? null, rest, put);
    return copy;
  }
  if (!isJsonObject(value)) return value;
  const copy = { ...value };
  if (rest.length === 0 && put === undefined) delete copy[key];
  else copy[key] = changed(copy[key] ?? null, rest, put);
  return copy;
}

/** What stands where something else is expected: missing, null, of the wrong type, huge, of any script. */
const odd: fc.Arbitrary<JsonValue | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<JsonValue>(
    ...[null, "", "0", 0, -1, [], {}, true, "12.50", "1e400", 1e21, "-0", "NaN", [null], { url: 3 }],
    ...["𝕏 𠮷野家 \u0000 \ud83d", "x".repeat(70_000), Number.MAX_SAFE_INTEGER, "99999999999999999999999"],
    ...["Tue, 35 Mar 2024 99:99:99 +0000", { "0": { id: 1 }, "7": "x" }],
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
);

/** One of these values, with a few of its places changed to something odd. */
export function spoiled(...raws: JsonValue[]): fc.Arbitrary<JsonValue> {
  return fc
    .record({
      raw: fc.constantFrom(...raws),
      changes: fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 8 }),
    })
    .map(({ raw, changes }) =>
      changes.reduce<JsonValue>((value, [seed, put]) => {
        const all = places(value);
        return changed(value, all[seed % all.length] ?? [], put);
      }, raw),
    );
}
