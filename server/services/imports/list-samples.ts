import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { OrgScope } from "@/server/domain/scope";
import { shownSku, shownTitle } from "@/server/services/personal-data/hidden-persons";
import { requireScope } from "@/server/services/require-scope";
import { askSource, findSourcedImport, type StoreDeps } from "./ask-store";
import { readSamplePage } from "./sample-records";

export interface SampleHead {
  sourceId: string;
  title: string;
  sku: string | null;
  variants: number;
}

export interface SamplePage {
  records: SampleHead[];
  /** Names of custom fields that these records have. */
  customFields: string[];
  nextCursor: string | null;
}

/** Records of the real store to preview the mapping on. */
export async function listSamples(
  scope: OrgScope,
  deps: StoreDeps,
  input: { importId: string; cursor?: string | null | undefined },
): Promise<SamplePage> {
  requireScope(scope, "import:read");
  const row = await findSourcedImport(scope, deps, input.importId);
  return askSource(scope, deps, row.source, async (source) => {
    const page = await readSamplePage(scope, deps, row, source, input.cursor ?? null);
    const customFields = new Set<string>();
    const kind = RECORD_KIND_OF[row.entity];
    const heads = page.records.map(({ sourceId, title, sku, raw }) => {
      const { record } = source.stream(row.entity).toCanonical(raw);
      const product = record?.entity === "products" ? record.product : null;
      for (const field of product?.customFields ?? []) customFields.add(field.name);
      return {
        sourceId,
        title: shownTitle(scope, { kind, sourceId, title }),
        sku: shownSku(scope, { kind, sku }),
        variants: product?.kind === "variable" ? product.variants.length : 0,
      };
    });
    return {
      records: heads,
      customFields: [...customFields].sort((a, b) => a.localeCompare(b)),
      nextCursor: page.nextCursor,
    };
  });
}
