import { between, pick, type Random } from "@/sandbox/core/random";
import { isJsonObject, type JsonValue } from "@/server/domain/json";

/** Values that stores should never send, and sometimes do. */
const ODD: readonly [() => JsonValue, ...(() => JsonValue)[]] = [
  () => null,
  () => "",
  () => "0",
  () => [],
  () => ({}),
  () => -1,
  () => 1e21,
  () => 0.1 + 0.2,
  () => true,
  () => "not a number",
  () => "NaN",
  () => "12,50",
  () => "x".repeat(70_000),
  () => "\u0000\u202e\ud83d\ude00 \ud800 \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
  () => "<script>alert(1)</script><b>unclosed",
  () => '\'; DROP TABLE "Record"; --',
  () => [null, 1, "two", { three: 3 }],
  () => ({ __proto__: "own", constructor: 1 }),
  () => "Wed, 99 Foo 2018 99:99:99 +0000",
  () => ({ url: "https://{store_hash}.example", resource: "/nowhere" }),
];

interface Place {
  owner: { [key: string]: JsonValue } | JsonValue[];
  key: string | number;
}

function placesIn(value: JsonValue, found: Place[] = []): Place[] {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      found.push({ owner: value, key: index });
      placesIn(entry, found);
    }
  } else if (isJsonObject(value)) {
    for (const [key, entry] of Object.entries(value)) {
      found.push({ owner: value, key });
      placesIn(entry, found);
    }
  }
  return found;
}

/** Spoils one to four places of a record: taken out, doubled, or put to something odd. The record itself is changed. */
export function spoil(record: JsonValue, random: Random): void {
  const places = placesIn(record);
  const [first, ...others] = places;
  if (!first) return;
  for (let count = between(random, 1, 4); count > 0; count -= 1) {
    const { owner, key } = pick(random, [first, ...others]);
    if (Array.isArray(owner) && typeof key === "number") {
      if (random() < 0.3) owner.splice(key, 1);
      else if (random() < 0.2) owner.push(structuredClone(owner[key] ?? null));
      else owner[key] = pick(random, ODD)();
    } else if (!Array.isArray(owner)) {
      if (random() < 0.25) delete owner[key];
      else owner[key] = pick(random, ODD)();
    }
  }
}
