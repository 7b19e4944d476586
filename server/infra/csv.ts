import { AsyncResource } from "node:async_hooks";
import { stringify } from "csv-stringify/sync";

export type CsvRow = Record<string, string | number | null>;

export interface CsvColumn {
  key: string;
  header: string;
}

/** Excel takes a file without it for one in the computer's old code page. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * CSV as it is read from the database, a page at a time, so that a long list needs no memory. Text that a spreadsheet
 * would run as a formula is quoted by an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvStream(
  columns: readonly CsvColumn[],
  pages: AsyncIterable<CsvRow[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pages[Symbol.asyncIterator]();
  const write = (rows: CsvRow[], header: boolean) =>
    encoder.encode(
      (header ? BYTE_ORDER_MARK : "") +
        stringify(rows, {
          columns: [...columns],
          header,
          escape_formulas: true,
          record_delimiter: "windows",
        }),
    );
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(write([], true)),
    // The answer is read after whoever made it has returned: pages are still read as whom they were asked for.
    pull: AsyncResource.bind(async (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else if (value.length > 0) controller.enqueue(write(value, false));
    }),
    cancel: AsyncResource.bind(async () => {
      await iterator.return?.();
    }),
  });
}
