import type { SourceStream } from "@/server/connectors/core/source";
import type { TargetConnector } from "@/server/connectors/core/target";
import { findImportRow } from "@/server/db/repositories/imports";
import { findLatestReads, type LinkRow, listLinkRowsAfter } from "@/server/db/repositories/linked-pages";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { OrgScope } from "@/server/domain/scope";
import type { CsvColumn, CsvRow } from "@/server/infra/csv";
import { openSource, openTarget } from "../connections/open-connector";
import type { ServiceDeps } from "../deps";
import { notFound, ServiceError } from "../errors";
import { requireScope } from "../require-scope";
import { type CsvExport, csvExport, PAGE } from "./csv-export";

/** In the order of the plugin Redirection: https://redirection.me/support/import-export-redirects/ */
const columns: CsvColumn[] = [
  { key: "from", header: "Source URL" },
  { key: "to", header: "Target URL" },
  { key: "regex", header: "Regex" },
  { key: "code", header: "HTTP code" },
];

const KINDS = ["category", "brand", "product"] as const;
type Kind = (typeof KINDS)[number];

/** Path of the page at the source, from what a run has read of it. */
function oldPath(kind: Kind, read: JsonValue | undefined, stream: SourceStream): string | null {
  if (read === undefined) return null;
  if (kind === "product") {
    const { record } = stream.toCanonical(read);
    return record?.entity === "products" ? record.product.urlPath : null;
  }
  return isJsonObject(read) && typeof read.urlPath === "string" ? read.urlPath : null;
}

/** Without the shop's own host, so that the redirects still hold after the shop has moved to its final address. */
function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

function samePage(one: string, other: string): boolean {
  const plain = (path: string) => {
    try {
      return decodeURI(path).replace(/\/+$/, "");
    } catch {
      return path.replace(/\/+$/, "");
    }
  };
  return plain(one) === plain(other);
}

function rowsOf(
  links: readonly LinkRow[],
  paths: (sourceId: string) => string | null,
  addresses: ReadonlyMap<string, string>,
  taken: Set<string>,
): CsvRow[] {
  return links.flatMap(({ sourceId, targetId }) => {
    const from = paths(sourceId);
    const address = addresses.get(targetId);
    if (from === null || from === "/" || address === undefined) return [];
    const to = pathOf(address);
    if (samePage(from, to) || taken.has(from)) return [];
    taken.add(from);
    return [{ from, to, regex: 0, code: 301 }];
  });
}

/**
 * The old address of every category, brand and product that runs between the import's two stores have brought over,
 * with its new one, for a redirect plugin. What is not published in the shop is left out, and so is what kept its
 * address.
 */
export async function exportRedirects(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms" | "credentials" | "transport" | "clock">,
  importId: string,
): Promise<CsvExport> {
  requireScope(scope, "import:read");
  requireScope(scope, "data:export");
  const row = await findImportRow(scope, deps.db, importId);
  if (!row) throw notFound("import");
  if (!row.sourceId || !row.targetId) {
    throw new ServiceError("invalid", "The import has no stores yet. Choose both, and run it once.");
  }
  const pair = { sourceConnId: row.sourceId, targetConnId: row.targetId };
  const stream = (await openSource(scope, deps, row.sourceId, {})).stream("products");
  const { connector } = await openTarget(scope, deps, row.targetId, {});
  // A shop that does not answer is told as an error, rather than by a file that breaks off.
  await connector.clock();
  return csvExport(`redirects-${importId}`, columns, pages(scope, deps, pair, stream, connector));
}

async function* pages(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  pair: { sourceConnId: string; targetConnId: string },
  stream: SourceStream,
  target: TargetConnector,
): AsyncGenerator<CsvRow[]> {
  const taken = new Set<string>();
  for (const kind of KINDS) {
    let after: string | null = null;
    for (;;) {
      const links: LinkRow[] = await listLinkRowsAfter(scope, deps.db, pair, kind, after, PAGE);
      const last = links.at(-1);
      if (!last) break;
      const sourceIds = links.map((link) => link.sourceId);
      const [reads, addresses] = await Promise.all([
        findLatestReads(scope, deps.db, pair, kind, sourceIds),
        target.addresses(
          kind,
          links.map((link) => link.targetId),
        ),
      ]);
      yield rowsOf(links, (id) => oldPath(kind, reads.get(id), stream), addresses, taken);
      after = last.id;
    }
  }
}
