import type { EnsuredReference, Reference, ReferenceLookup } from "@/server/connectors/core/target";
import type { CanonicalRecord } from "@/server/domain/canonical";
import type { LinkKind } from "@/server/domain/entity";
import type { ImportOptions } from "@/server/domain/import-settings";
import { describeIssue, type IssueDraft } from "@/server/domain/issue";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { Product } from "@/server/domain/product";
import type { Brand, Category } from "@/server/domain/taxonomy";
import type { EngineContext } from "./context";
import { newLink } from "./new-link";
import type { Link } from "./ports";
import { hasError, type PreparedRecord } from "./prepare";
import { imageHashes, referenceHash, wantedTerm } from "./term-reference";

/** Target ids of references, filled as they are found or made. */
export class ReferenceIndex implements ReferenceLookup {
  private readonly ids = new Map<string, string>();

  get(kind: LinkKind, key: string): string | undefined {
    return this.ids.get(`${kind}\n${key}`);
  }

  set(kind: LinkKind, key: string, targetId: string): void {
    this.ids.set(`${kind}\n${key}`, targetId);
  }
}

/** In a dry run, stands for the id of a reference that the run itself would make. */
export function placeholderId(kind: LinkKind, key: string): string {
  return `new:${kind}:${key}`;
}

function asTaxonomy<T extends Category | Brand>(value: JsonValue): T {
  if (!isJsonObject(value)) throw new Error("A taxonomy record holds no object");
  return value as unknown as T;
}

interface Resolved {
  index: ReferenceIndex;
  /** Issues by record id. */
  issues: Map<string, IssueDraft[]>;
}

interface LedgerKey {
  kind: LinkKind;
  key: string;
}

/** What a record points at and another import, or another part of this one, has brought over. */
export function ledgerKeysOf(record: CanonicalRecord): LedgerKey[] {
  if (record.entity === "products") {
    const { categoryIds, brand, relatedIds } = record.product;
    return [
      ...categoryIds.map((key): LedgerKey => ({ kind: "category", key })),
      ...(brand ? [{ kind: "brand" as const, key: brand.sourceId }] : []),
      ...relatedIds.map((key): LedgerKey => ({ kind: "product", key })),
    ];
  }
  if (record.entity === "customers") return [];
  const { customerId, lines } = record.order;
  return [
    ...(customerId ? [{ kind: "customer" as const, key: customerId }] : []),
    ...lines.flatMap(({ productId, variantId }): LedgerKey[] => [
      ...(productId ? [{ kind: "product" as const, key: productId }] : []),
      ...(variantId ? [{ kind: "variant" as const, key: variantId }] : []),
    ]),
  ];
}

/** Finds, and outside of a dry run makes, everything that these records point at. */
export async function resolveReferences(
  context: EngineContext,
  prepared: PreparedRecord[],
  options: ImportOptions,
  dryRun: boolean,
): Promise<Resolved> {
  const index = new ReferenceIndex();
  const issues = new Map<string, IssueDraft[]>();
  const complain = (recordId: string, issue: IssueDraft) =>
    issues.set(recordId, [...(issues.get(recordId) ?? []), issue]);

  await indexLinked(context, index, prepared);
  const products = prepared.flatMap(({ record, mapped, canonical }) =>
    canonical.entity === "products" ? [{ record, mapped, product: canonical.product }] : [],
  );
  const categories = await taxonomyReferences(context, index, products, "category", options);
  const brands = await taxonomyReferences(context, index, products, "brand", options);
  for (const { record, product } of products) {
    for (const id of product.categoryIds) {
      if (categories.unknown.has(id))
        complain(record.id, { code: "category_missing", details: { category: id } });
    }
    if (product.brand && brands.unknown.has(product.brand.sourceId)) {
      complain(record.id, {
        code: "brand_missing",
        details: { brand: product.brand.name ?? product.brand.sourceId },
      });
    }
  }

  const wanted = new Map<string, Reference>();
  for (const { mapped } of prepared) {
    for (const reference of context.writer.referencesOf(mapped, options)) {
      wanted.set(`${reference.kind}\n${reference.key}`, reference);
    }
  }
  const attributes = await withoutLinked(context, index, [...wanted.values()]);
  const missing = [...categories.missing, ...brands.missing, ...attributes];
  if (missing.length === 0) return { index, issues };
  if (dryRun) {
    for (const reference of missing)
      index.set(reference.kind, reference.key, placeholderId(reference.kind, reference.key));
    return { index, issues };
  }
  const ensured = await ensureAndLink(context, missing, index);
  const refused = new Map(
    ensured.flatMap((entry) =>
      entry.issue && hasError([entry.issue]) ? [[`${entry.kind}\n${entry.key}`, entry.issue]] : [],
    ),
  );
  for (const { issue } of ensured) {
    if (issue && !hasError([issue])) await context.store.log("warning", describeIssue(issue).cause);
  }
  if (refused.size > 0) {
    for (const { record, product, mapped } of products) {
      const keys = [
        ...product.categoryIds.map((id) => `category\n${id}`),
        ...(product.brand ? [`brand\n${product.brand.sourceId}`] : []),
        ...context.writer
          .referencesOf(mapped, options)
          .map((reference) => `${reference.kind}\n${reference.key}`),
      ];
      for (const key of keys) {
        const issue = refused.get(key);
        if (issue) complain(record.id, issue);
      }
    }
  }
  return { index, issues };
}

/** Makes the references, writes their links and puts their ids into the index. */
export async function ensureAndLink(
  context: EngineContext,
  references: Reference[],
  index: ReferenceIndex,
): Promise<EnsuredReference[]> {
  const ensured = await context.target.ensureReferences(references, index);
  const byKey = new Map(references.map((reference) => [`${reference.kind}\n${reference.key}`, reference]));
  const links: Link[] = [];
  for (const entry of ensured) {
    if (entry.targetId === null) continue;
    index.set(entry.kind, entry.key, entry.targetId);
    const reference = byKey.get(`${entry.kind}\n${entry.key}`);
    links.push(
      newLink({
        kind: entry.kind,
        sourceId: entry.key,
        targetId: entry.targetId,
        hash: reference ? referenceHash(reference) : "",
        fieldHashes: reference && entry.imageThere ? imageHashes(reference) : {},
      }),
    );
  }
  await context.store.saveLinks(links);
  return ensured;
}

async function withoutLinked(
  context: EngineContext,
  index: ReferenceIndex,
  references: Reference[],
): Promise<Reference[]> {
  const missing: Reference[] = [];
  for (const kind of ["attribute", "attribute-term"] as const) {
    const ofKind = references.filter((reference) => reference.kind === kind);
    const links = await context.store.links(
      kind,
      ofKind.map((reference) => reference.key),
    );
    for (const link of links) index.set(kind, link.sourceId, link.targetId);
    missing.push(...ofKind.filter((reference) => index.get(kind, reference.key) === undefined));
  }
  return missing;
}

/** Customers and products are never made for the sake of an order: those that the ledger knows are pointed at. */
export async function indexLinked(
  { store }: EngineContext,
  index: ReferenceIndex,
  prepared: readonly Pick<PreparedRecord, "canonical">[],
): Promise<void> {
  const keys = prepared.flatMap(({ canonical }) => ledgerKeysOf(canonical));
  for (const kind of ["customer", "product", "variant"] as const) {
    const ids = new Set(keys.filter((entry) => entry.kind === kind).map((entry) => entry.key));
    for (const link of await store.links(kind, [...ids])) {
      if (!link.missing) index.set(kind, link.sourceId, link.targetId);
    }
  }
}

interface PreparedProduct {
  product: Product;
}

/** Links of the products' categories or brands; those without a link as references, parents first. */
async function taxonomyReferences(
  { store }: EngineContext,
  index: ReferenceIndex,
  prepared: PreparedProduct[],
  kind: "category" | "brand",
  options: ImportOptions,
): Promise<{ missing: Reference[]; unknown: Set<string> }> {
  const used = new Set<string>();
  for (const { product } of prepared) {
    if (kind === "category") for (const id of product.categoryIds) used.add(id);
    else if (product.brand) used.add(product.brand.sourceId);
  }
  const missing: Reference[] = [];
  const unknown = new Set<string>();
  let wave = [...used];
  // Ancestors follow wave by wave, so that a category is never made before its parent.
  while (wave.length > 0) {
    for (const link of await store.links(kind, wave)) index.set(kind, link.sourceId, link.targetId);
    const without = wave.filter((id) => index.get(kind, id) === undefined);
    const records = new Map(
      (await store.recordsByKey(kind, without)).map((record) => [record.sourceId, record]),
    );
    const parents = new Set<string>();
    for (const id of without) {
      const record = records.get(id);
      if (!record) {
        unknown.add(id);
      } else if (kind === "category") {
        const category = wantedTerm(asTaxonomy<Category>(record.read), options);
        missing.unshift({ kind, key: id, category });
        if (category.parentSourceId !== null) parents.add(category.parentSourceId);
      } else {
        missing.push({ kind, key: id, brand: wantedTerm(asTaxonomy<Brand>(record.read), options) });
      }
    }
    const listed = new Set(missing.map((reference) => reference.key));
    wave = [...parents].filter(
      (id) => index.get(kind, id) === undefined && !listed.has(id) && !unknown.has(id),
    );
  }
  return { missing, unknown };
}
