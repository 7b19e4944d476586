import type { Reference } from "@/server/connectors/core/target";
import type { JsonValue } from "@/server/domain/json";
import type { Brand, Category } from "@/server/domain/taxonomy";
import type { EngineContext } from "./context";
import type { Link, NewRecord, RecordOutcome } from "./ports";
import { hasError } from "./prepare";
import { ensureAndLink, ReferenceIndex } from "./references";
import { leavingShared, termKeyOf } from "./shared-terms";
import { knownImage, lacksImage, referenceHash, wantedTerm } from "./term-reference";

function asJson(value: Category | Brand): JsonValue {
  return { ...value };
}

function toRecord(kind: "category" | "brand", value: Category | Brand): NewRecord {
  return {
    kind,
    sourceId: value.sourceId,
    title: value.name,
    sku: null,
    modifiedAt: null,
    weight: 1,
    amount: null,
    read: asJson(value),
  };
}

/** Reads categories and brands, keeps them as records, and makes those that the target lacks, parents first. */
export async function importTaxonomy(context: EngineContext): Promise<void> {
  const { store, source, entity } = context;
  if (entity !== "products") return;
  const run = await store.load();
  const taxonomy = await source.readTaxonomy();
  await store.saveTaxonomyRecords([
    ...taxonomy.categories.map((category) => toRecord("category", category)),
    ...taxonomy.brands.map((brand) => toRecord("brand", brand)),
  ]);
  const references: (Reference & { kind: "category" | "brand" })[] = [
    ...taxonomy.categories.map((category) => ({
      kind: "category" as const,
      key: category.sourceId,
      category: wantedTerm(category, run.options),
    })),
    ...taxonomy.brands.map((brand) => ({
      kind: "brand" as const,
      key: brand.sourceId,
      brand: wantedTerm(brand, run.options),
    })),
  ];
  const index = new ReferenceIndex();
  const linked = new Map<string, Link>();
  for (const kind of ["category", "brand"] as const) {
    const keys = references.filter((reference) => reference.kind === kind).map((reference) => reference.key);
    for (const link of await store.links(kind, keys))
      linked.set(termKeyOf({ kind, key: link.sourceId }), link);
  }
  const leaving = leavingShared(references, linked);
  for (const key of leaving) linked.delete(key);
  for (const { kind, sourceId, targetId } of linked.values()) index.set(kind, sourceId, targetId);
  const missing = references.filter((reference) => !linked.has(termKeyOf(reference)));
  const changed = references.flatMap((reference) => {
    const link = linked.get(termKeyOf(reference));
    if (!link) return [];
    const parent = reference.kind === "category" ? reference.category.parentSourceId : null;
    const parentLeft = parent !== null && leaving.has(termKeyOf({ kind: "category", key: parent }));
    if (link.hash === referenceHash(reference) && !lacksImage(reference, link) && !parentLeft) return [];
    const image = knownImage(reference, link);
    return [{ ...reference, existingTargetId: link.targetId, ...(image ? { image } : {}) }];
  });
  const dryRun = run.kind === "dry_run";
  const asked =
    run.options.categories === "all"
      ? missing
      : missing.filter((reference) => leaving.has(termKeyOf(reference)));
  const make = dryRun ? [] : [...asked, ...changed];
  const ensured = make.length > 0 ? await ensureAndLink(context, make, index) : [];
  const byKey = new Map(ensured.map((entry) => [termKeyOf(entry), entry]));
  const updated = new Set(changed.map(termKeyOf));

  const outcomes: RecordOutcome[] = [];
  for (const kind of ["category", "brand"] as const) {
    for (const record of await store.unfinished(kind, 100_000)) {
      const key = termKeyOf({ kind, key: record.sourceId });
      const result = byKey.get(key);
      const targetId = result?.targetId ?? index.get(kind, record.sourceId) ?? null;
      const isNew = !linked.has(key) && (result?.created ?? (dryRun && run.options.categories === "all"));
      const state = hasError(result?.issue ? [result.issue] : [])
        ? "failed"
        : isNew
          ? "created"
          : updated.has(key)
            ? "updated"
            : linked.has(key) || result
              ? "unchanged"
              : "skipped";
      outcomes.push({
        recordId: record.id,
        state,
        mediaState: "none",
        targetId,
        mapped: null,
        sent: null,
        answered: null,
        changes: null,
        issues: result?.issue ? [result.issue] : [],
        links: [],
        childrenWritten: 0,
        limits: [],
      });
    }
  }
  await store.saveOutcomes(outcomes);
  const made = outcomes.filter((outcome) => outcome.state === "created").length;
  await store.log(
    "info",
    `${taxonomy.categories.length} categories and ${taxonomy.brands.length} brands read, ${made} ${dryRun ? "would be " : ""}made in the target.`,
  );
}
