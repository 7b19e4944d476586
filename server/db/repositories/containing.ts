/** A pattern for LIKE. `%` and `_` in what a person typed mean themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
