/** Address of a download with the view's filters; several values of one have commas between them. */
export function exportUrl(
  path: string,
  parameters: Record<string, string | readonly string[] | undefined>,
): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const text = typeof value === "string" ? value : (value?.join(",") ?? "");
    if (text !== "") given.set(name, text);
  }
  return `${path}?${given}`;
}
