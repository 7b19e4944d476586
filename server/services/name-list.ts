const NAMED = 5;

/** Names in quotes for a sentence; of a long list the first few, and how many more there are. */
export function nameList(names: readonly string[]): string {
  const quoted = names.slice(0, NAMED).map((name) => `"${name}"`);
  const more = names.length - quoted.length;
  return more > 0 ? `${quoted.join(", ")} and ${more} more` : quoted.join(", ");
}
