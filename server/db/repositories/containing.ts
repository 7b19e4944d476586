/** A pattern for ILIKE: `%` and `_` in what a person typed mean themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
