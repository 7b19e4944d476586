import { z } from "zod";
import { FatalError } from "../../core/errors";

/** Where a walk goes on, and what it has learned of the store's strength on the way. */
const cursorSchema = z.object({
  /** Ids greater than this one are still to be read. */
  after: z.string().regex(/^\d+$/),
  /** Products a page, as many as the store could bear so far. */
  size: z.number().int().positive(),
  /** Pages that went well since the size was last changed. */
  calm: z.number().int().nonnegative(),
});
export type ProductCursor = z.infer<typeof cursorSchema>;

const CALM_PAGES = 4;

export function firstCursor(pageSize: number): ProductCursor {
  return { after: "0", size: pageSize, calm: 0 };
}

export function writeCursor(cursor: ProductCursor): string {
  return JSON.stringify(cursor);
}

export function readCursor(text: string, pageSize: number): ProductCursor {
  try {
    const cursor = cursorSchema.parse(JSON.parse(text));
    return { ...cursor, size: Math.min(cursor.size, pageSize) };
  } catch (cause) {
    throw new FatalError("The place where the run stopped cannot be read. Start the import again.", {
      cause,
    });
  }
}

/** The next place. A size that was halved grows back after some pages that went well. */
export function advance(
  cursor: ProductCursor,
  page: { after: string; size: number },
  pageSize: number,
): ProductCursor {
  const calm = page.size < cursor.size ? 0 : cursor.calm + 1;
  if (calm >= CALM_PAGES && page.size < pageSize) {
    return { after: page.after, size: Math.min(page.size * 2, pageSize), calm: 0 };
  }
  return { after: page.after, size: page.size, calm };
}
