import { type CsvColumn, type CsvRow, csvStream } from "@/server/infra/csv";

/** A list written as CSV while it is read. */
export interface CsvExport {
  /** The file's name without its ending. */
  name: string;
  body: ReadableStream<Uint8Array>;
}

export function csvExport(
  name: string,
  columns: readonly CsvColumn[],
  pages: AsyncIterable<CsvRow[]>,
): CsvExport {
  return { name, body: csvStream(columns, pages) };
}

export const PAGE = 500;

export function isoOf(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
