import type {
  EnsuredReference,
  KnownImage,
  Reference,
  ReferenceLookup,
} from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import type { TermRow } from "../answers";
import type { WooClient } from "../client";
import { cleanSlug } from "../payload/basics";
import { postHtml } from "../payload/post-html";
import { wholeNumber } from "../payload/stock";
import { oneLine, withSlashes } from "../text";
import type { TermAnswer } from "./create-terms";
import { ensureTerms, listTerms, type WantedTerm } from "./ensure-terms";
import { sendTermImages } from "./send-term-images";
import { sameTermKey, termName } from "./term-text";

type CategoryReference = Extract<Reference, { kind: "category" }>;
type BrandReference = Extract<Reference, { kind: "brand" }>;

function body(
  source: { name: string; description: string; slug: string | null },
  existing: string | undefined,
  more: JsonObject,
): JsonObject {
  const slug = cleanSlug(source.slug ?? "");
  return {
    name: withSlashes(termName(source.name)),
    description: withSlashes(postHtml(source.description, "description", [])),
    // An address that people have linked to stays when only the name changes.
    ...(existing === undefined && slug !== "" ? { slug } : {}),
    ...more,
  };
}

function ensured(
  kind: "category" | "brand",
  reference: { key: string; name: string },
  answer: TermAnswer | undefined,
  fallbackId: string | undefined,
): EnsuredReference {
  const { key, name } = reference;
  if (answer?.kind === "there") return { kind, key, targetId: answer.id, created: answer.created };
  const detail = answer?.kind === "refused" ? answer.detail : "no reason given";
  return {
    kind,
    key,
    targetId: fallbackId ?? null,
    created: false,
    issue: {
      code: kind === "category" ? "category_failed" : "brand_failed",
      details: { [kind]: name, detail },
      ...(answer?.kind === "refused" ? { technical: answer.technical } : {}),
    },
  };
}

function nameless(kind: "category" | "brand", key: string): EnsuredReference {
  const code = kind === "category" ? "category_failed" : "brand_failed";
  return {
    kind,
    key,
    targetId: null,
    created: false,
    issue: { code, details: { [kind]: key, detail: "it has no name" } },
  };
}

/** Categories level by level, so that each parent is there before its children. */
export async function ensureCategories(
  client: WooClient,
  references: CategoryReference[],
  parents: ReferenceLookup,
): Promise<EnsuredReference[]> {
  if (references.length === 0) return [];
  const path = "products/categories";
  const rows = await listTerms(client, path);
  const results = new Map<string, EnsuredReference>();
  let open = references;
  while (open.length > 0) {
    const waiting = new Set(open.map((reference) => reference.key));
    const ready = open.filter(({ key, category }) => {
      const parent = category.parentSourceId;
      return parent === null || parent === key || !waiting.has(parent);
    });
    // Changed ones go before new ones of any level, which may have the name that one of them had.
    const changed = ready.filter(({ existingTargetId }) => existingTargetId !== undefined);
    // Categories that are each other's parents would wait for ever; they go to the root.
    const level = changed.length > 0 ? changed : ready.length > 0 ? ready : open;
    const wanted = level.flatMap((reference): WantedTerm[] => {
      const { key, category, existingTargetId } = reference;
      if (termName(category.name) === "") {
        results.set(key, nameless("category", key));
        return [];
      }
      const parentKey = ready.length > 0 && category.parentSourceId !== key ? category.parentSourceId : null;
      const parentId = parentIdOf(parentKey, results, parents);
      return [
        {
          id: key,
          existingTargetId: existingTargetId ?? null,
          identity: `${parentId}\n${sameTermKey(termName(category.name))}`,
          sameAs: (row: TermRow) =>
            row.parent === parentId && sameTermKey(row.name) === sameTermKey(termName(category.name)),
          body: body(category, existingTargetId, {
            parent: parentId,
            menu_order: Math.max(0, wholeNumber(category.sortOrder, "sortOrder", []) ?? 0),
          }),
        },
      ];
    });
    const answers = await ensureTerms(client, path, rows, wanted);
    for (const { key, category, existingTargetId } of level) {
      if (results.has(key)) continue;
      results.set(key, ensured("category", { key, name: category.name }, answers.get(key), existingTargetId));
    }
    open = open.filter((reference) => !results.has(reference.key));
  }
  return withImages(
    client,
    path,
    references.map((reference) => ({ ...reference, ...reference.category })),
    references.flatMap((reference) => results.get(reference.key) ?? []),
  );
}

interface Pictured {
  key: string;
  name: string;
  imageUrl: string | null;
  image?: KnownImage;
}

/** Terms are made without pictures, so that one that cannot be fetched costs no term. */
async function withImages(
  client: WooClient,
  path: string,
  references: Pictured[],
  ensured: EnsuredReference[],
): Promise<EnsuredReference[]> {
  const byKey = new Map(references.map((reference) => [reference.key, reference]));
  const images = ensured.flatMap(({ key, targetId, created }) => {
    const reference = byKey.get(key);
    if (!reference?.imageUrl || targetId === null || reference.image === "same") return [];
    const mayBeThere = !created && reference.image === undefined;
    return [{ termId: targetId, url: reference.imageUrl, alt: oneLine(reference.name), mayBeThere }];
  });
  const answers = await sendTermImages(client, path, images);
  return ensured.map((entry) => {
    const answer = answers.get(entry.targetId ?? "");
    if (byKey.get(entry.key)?.image === "same" || answer === "written") return { ...entry, imageThere: true };
    return answer === undefined || entry.issue ? entry : { ...entry, issue: answer };
  });
}

/** Target id of the parent; 0, the root, when there is none or it was refused. */
function parentIdOf(
  key: string | null,
  results: ReadonlyMap<string, EnsuredReference>,
  parents: ReferenceLookup,
): number {
  if (key === null) return 0;
  return Number(results.get(key)?.targetId ?? parents.get("category", key) ?? 0);
}

export async function ensureBrands(
  client: WooClient,
  references: BrandReference[],
): Promise<EnsuredReference[]> {
  if (references.length === 0) return [];
  const path = "products/brands";
  if ((await client.read(path, { per_page: 1, _fields: "id" })).status === 404) {
    return references.map(({ key, brand }) =>
      ensured(
        "brand",
        { key, name: brand.name },
        {
          kind: "refused",
          detail: "this WooCommerce has no brands; version 9.6 or later has them",
          technical: "404 products/brands",
        },
        undefined,
      ),
    );
  }
  const rows = await listTerms(client, path);
  const named = references.filter(({ brand }) => termName(brand.name) !== "");
  const answers = await ensureTerms(
    client,
    path,
    rows,
    named.map(({ key, brand, existingTargetId }) => {
      const same = sameTermKey(termName(brand.name));
      return {
        id: key,
        existingTargetId: existingTargetId ?? null,
        identity: same,
        sameAs: (row) => sameTermKey(row.name) === same,
        body: body(brand, existingTargetId, {}),
      };
    }),
  );
  return withImages(
    client,
    path,
    references.map((reference) => ({ ...reference, ...reference.brand })),
    references.map(({ key, brand, existingTargetId }) =>
      termName(brand.name) === ""
        ? nameless("brand", key)
        : ensured("brand", { key, name: brand.name }, answers.get(key), existingTargetId),
    ),
  );
}
