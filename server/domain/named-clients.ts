/** Single clients of what is for some of them: how many, and what the first are called. There can be very many. */
export interface NamedClients {
  names: readonly string[];
  total: number;
}

/** "Acme, Beta and 3 more", for the middle of a sentence. */
export function clientsInWords({ names, total }: NamedClients): string {
  const more = total - names.length;
  if (total === 0) return "no client";
  if (more > 0) return `${names.join(", ")} and ${more} more`;
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
}
