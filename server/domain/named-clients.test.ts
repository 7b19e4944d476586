import { expect, it } from "vitest";
import { clientsInWords } from "./named-clients";

it.each([
  [[], 0, "no client"],
  [["Acme"], 1, "Acme"],
  [["Acme", "Beta"], 2, "Acme and Beta"],
  [["Acme", "Beta", "Cove"], 3, "Acme, Beta and Cove"],
  [["Acme", "Beta", "Cove"], 7, "Acme, Beta, Cove and 4 more"],
])("says %j of %i as %j", (names, total, words) => {
  expect(clientsInWords({ names, total })).toBe(words);
});
