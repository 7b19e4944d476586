import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { textOf } from "../payload/read";
import { decodeEntities, foldName, oneLine } from "../text";
import type { Same } from "./compare-values";

function objects(value: JsonValue): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function sameSet(a: string[], b: string[]): boolean {
  const [left, right] = [new Set(a), new Set(b)];
  return left.size === right.size && [...left].every((entry) => right.has(entry));
}

/** The id 0 stands for nothing: it is sent to take the brands away. */
function ids(value: JsonValue): string[] {
  return objects(value).flatMap((entry) => (textOf(entry.id) === "0" ? [] : [textOf(entry.id)]));
}

export const sameTerms: Same = (sent, held) => sameSet(ids(sent), ids(held));

/** A product without a category is put into the store's default one. */
export const sameCategories: Same = (sent, held) =>
  objects(sent).length === 0 ? objects(held).length <= 1 : sameTerms(sent, held);

export const sameTags: Same = (sent, held) =>
  sameSet(
    objects(sent).map((tag) => foldName(textOf(tag.name))),
    objects(held).map((tag) => foldName(textOf(tag.name))),
  );

/** Values of store-wide attributes are terms, found by the database's idea of equality; own values are plain text. */
function plain(text: string, global: boolean): string {
  return global ? foldName(text) : oneLine(decodeEntities(text));
}

function counterpart(attribute: JsonObject, held: JsonObject[]): JsonObject | undefined {
  if (attribute.id !== undefined) return held.find((entry) => textOf(entry.id) === textOf(attribute.id));
  const name = plain(textOf(attribute.name), false);
  return held.find(
    (entry) => ["", "0"].includes(textOf(entry.id)) && plain(textOf(entry.name), false) === name,
  );
}

function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/** Options of a store-wide attribute come back in the order of its terms; own ones keep theirs. */
function sameOptions(sent: JsonObject, held: JsonObject): boolean {
  const global = sent.id !== undefined;
  const [wanted, found] = [sent, held].map((entry) =>
    texts(entry.options).map((text) => plain(text, global)),
  );
  if (global) return sameSet(wanted ?? [], found ?? []);
  return JSON.stringify(wanted) === JSON.stringify(found);
}

export const sameProductAttributes: Same = (sent, held) => {
  const [wanted, found] = [objects(sent), objects(held)];
  return (
    wanted.length === found.length &&
    wanted.every((attribute) => {
      const match = counterpart(attribute, found);
      return (
        match !== undefined &&
        match.visible === attribute.visible &&
        match.variation === attribute.variation &&
        textOf(match.position) === textOf(attribute.position) &&
        sameOptions(attribute, match)
      );
    })
  );
};

export const sameVariationAttributes: Same = (sent, held) => {
  const [wanted, found] = [objects(sent), objects(held)];
  return (
    wanted.length === found.length &&
    wanted.every((attribute) => {
      const match = counterpart(attribute, found);
      const global = attribute.id !== undefined;
      return (
        match !== undefined && plain(textOf(match.option), global) === plain(textOf(attribute.option), global)
      );
    })
  );
};
