import { z } from "zod";
import { FatalError } from "../../core/errors";
import type { Query } from "../../core/http-types";
import type { List } from "../schemas/envelope";
import { hasMore } from "../schemas/envelope";

/**
 * Where a walk over customers goes on. They can be neither sorted by id nor asked for from an id on; BigCommerce
 * offers a cursor of its own with the first page, and numbered pages where it does not.
 */
const cursorSchema = z.object({
  /** BigCommerce's own cursor; null where it offers none. */
  after: z.string().nullable(),
  /** Customers read so far. */
  read: z.number().int().nonnegative(),
  /** Customers a page, as many as the store gives out. */
  size: z.number().int().positive(),
});
export type CustomerCursor = z.infer<typeof cursorSchema>;

export function firstCustomerCursor(size: number): CustomerCursor {
  return { after: null, read: 0, size };
}

export function readCustomerCursor(text: string): CustomerCursor {
  try {
    return cursorSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new FatalError("The place where the run stopped cannot be read. Start the import again.", {
      cause,
    });
  }
}

/** Where a page of so many entries is asked for. */
export function placeOf({ after, read }: CustomerCursor, limit: number): Query {
  return after === null ? { page: Math.floor(read / limit) + 1 } : { after };
}

export interface CustomerStep {
  /** Entries at the head of the list that were read before. */
  skip: number;
  /** Null after the last page. */
  next: CustomerCursor | null;
}

/** What to make of a page that was asked for with `limit` entries at `here`. */
export function stepOver(list: List, here: CustomerCursor, limit: number): CustomerStep {
  const { pagination, cursor_pagination: cursor } = list.meta ?? {};
  const told = cursor?.per_page || pagination?.per_page || limit;
  const size = Math.min(told, limit);
  const count = list.data.length;
  const skip = here.after === null ? here.read % size : 0;
  if (count <= skip) return { skip, next: null };
  const read = here.read + count - skip;
  const full = count >= size;
  const after = cursor?.end_cursor || null;
  if (after !== null && (here.after !== null || here.read === 0)) {
    const more = (Boolean(cursor?.links?.next) || full) && after !== here.after;
    return { skip, next: more ? { after, read, size } : null };
  }
  // A page after a cursor that offers no cursor itself is the last one.
  const more = here.after === null && (hasMore(list) ?? full);
  return { skip, next: more ? { after: null, read, size } : null };
}
