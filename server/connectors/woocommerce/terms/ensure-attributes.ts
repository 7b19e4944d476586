import { AnswerLostError, RetriableError } from "@/server/connectors/core/errors";
import type { EnsuredReference, Reference, ReferenceLookup } from "@/server/connectors/core/target";
import { isJsonObject, type JsonObject } from "@/server/domain/json";
import { rowsOf, wpErrorOf } from "../answers";
import { technicalOf, type WooClient } from "../client";
import { attributeKey, attributeSlug, uniqueAttributeSlug } from "../payload/attribute-names";
import { textOf } from "../payload/read";
import { foldName, plainText } from "../text";
import { ensureTerms, listTerms } from "./ensure-terms";

type AttributeReference = Extract<Reference, { kind: "attribute" }>;
type TermReference = Extract<Reference, { kind: "attribute-term" }>;

const PATH = "products/attributes";
const MOST_ATTEMPTS = 5;
const PAUSE_MS = 1_000;

/** Ids by folded name. The list has no pages. */
async function listAttributes(client: WooClient): Promise<Map<string, string>> {
  const rows = rowsOf((await client.read(PATH, { _fields: "id,name,slug" })).json);
  return new Map(rows.map((row) => [foldName(textOf(row.name)), String(row.id)]));
}

function refused(key: string, name: string, detail: string, technical: string): EnsuredReference {
  return {
    kind: "attribute",
    key,
    targetId: null,
    created: false,
    issue: { code: "reference_failed", details: { name, detail }, technical },
  };
}

/** Makes one attribute. A slug that another one has is refused without saying whose it is, so the next is tried. */
async function makeAttribute(client: WooClient, reference: AttributeReference): Promise<EnsuredReference> {
  const { key, name } = reference;
  const slugs = [attributeSlug(name), uniqueAttributeSlug(name)];
  let last = refused(key, name, "no reason given", "");
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const [slug] = slugs;
    if (slug === undefined) return last;
    const body: JsonObject = { name, slug, type: "select", order_by: "menu_order", has_archives: false };
    try {
      const answer = await client.write("POST", PATH, body);
      if (answer.status < 300 && isJsonObject(answer.json)) {
        return { kind: "attribute", key, targetId: String(answer.json.id ?? ""), created: true };
      }
      const error = wpErrorOf(answer.json);
      const detail = plainText(error?.message ?? "") || `status ${answer.status}`;
      last = refused(key, name, detail, client.redact(technicalOf(answer)));
      slugs.shift();
    } catch (error) {
      if (!(error instanceof AnswerLostError)) throw error;
      await client.context.sleep(PAUSE_MS, client.context.signal);
    }
    const id = (await listAttributes(client)).get(foldName(name));
    if (id !== undefined) return { kind: "attribute", key, targetId: id, created: false };
  }
  throw new RetriableError("The shop keeps losing its answers. Check that its server is not overloaded.");
}

export async function ensureAttributes(
  client: WooClient,
  references: AttributeReference[],
): Promise<EnsuredReference[]> {
  if (references.length === 0) return [];
  const known = await listAttributes(client);
  const results: EnsuredReference[] = [];
  for (const reference of references) {
    const id = known.get(foldName(reference.name));
    const result: EnsuredReference =
      id === undefined
        ? await makeAttribute(client, reference)
        : { kind: "attribute", key: reference.key, targetId: id, created: false };
    if (result.targetId !== null) known.set(foldName(reference.name), result.targetId);
    results.push(result);
  }
  return results;
}

/** Values of store-wide attributes, in the order in which the source lists them. */
export async function ensureAttributeTerms(
  client: WooClient,
  references: TermReference[],
  attributeIds: ReferenceLookup,
): Promise<EnsuredReference[]> {
  const byAttribute = new Map<string, TermReference[]>();
  for (const reference of references) {
    const attribute = attributeKey(reference.attribute);
    byAttribute.set(attribute, [...(byAttribute.get(attribute) ?? []), reference]);
  }
  const results: EnsuredReference[] = [];
  for (const [attribute, terms] of byAttribute) {
    const id = attributeIds.get("attribute", attribute);
    if (id === undefined) {
      // The attribute's own refusal says why.
      results.push(...terms.map(({ kind, key }) => ({ kind, key, targetId: null, created: false })));
      continue;
    }
    const path = `${PATH}/${id}/terms`;
    const answers = await ensureTerms(
      client,
      path,
      await listTerms(client, path),
      terms.map(({ key, value, position }) => ({
        id: key,
        existingTargetId: null,
        identity: foldName(value),
        sameAs: (row) => foldName(row.name) === foldName(value),
        body: { name: value, menu_order: position },
      })),
    );
    for (const { kind, key, attribute: name, value } of terms) {
      const answer = answers.get(key);
      if (answer?.kind === "there") {
        results.push({ kind, key, targetId: answer.id, created: answer.created });
        continue;
      }
      const detail = answer?.kind === "refused" ? answer.detail : "no reason given";
      results.push({
        kind,
        key,
        targetId: null,
        created: false,
        issue: { code: "reference_failed", details: { name: `${name}: ${value}`, detail } },
      });
    }
  }
  return results;
}
