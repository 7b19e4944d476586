import { FatalError } from "../../core/errors";

/** Where a walk by ascending id goes on: the last id that was seen, "0" before the first. */
export function readIdCursor(cursor: string | null): string {
  if (cursor === null) return "0";
  if (/^\d+$/.test(cursor)) return cursor;
  throw new FatalError("The place where the walk stopped cannot be read. Start it again.");
}
