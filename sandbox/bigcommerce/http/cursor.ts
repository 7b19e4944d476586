/** A cursor names the place in a list by its sort key and id, so that it holds when entries before it come or go. */
export interface Cursor {
  key: string;
  id: number;
}

export function writeCursor({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString("base64url");
}

export function readCursor(text: string): Cursor | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (!Array.isArray(parsed)) return undefined;
    const [key, id] = parsed;
    return typeof key === "string" && typeof id === "number" ? { key, id } : undefined;
  } catch {
    return undefined;
  }
}
