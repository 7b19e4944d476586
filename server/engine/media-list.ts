import type { FieldDescriptor } from "@/server/domain/field";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { MappedFields, MappedRecord } from "@/server/domain/mapped";
import type { ProductImage } from "@/server/domain/product";
import { hashValue } from "./hash";

/** Under this name a product's link keeps the hash of the pictures that were last brought over whole. */
export const MEDIA_HASH = "@images";

function toImage(value: JsonValue): ProductImage[] {
  if (!isJsonObject(value) || typeof value.url !== "string" || value.url === "") return [];
  return [
    {
      sourceId: String(value.sourceId ?? ""),
      url: value.url,
      alt: typeof value.alt === "string" ? value.alt : "",
      position: typeof value.position === "number" ? value.position : 0,
    },
  ];
}

function imagesOf(
  fields: MappedFields,
  targetFields: readonly FieldDescriptor[],
  level: FieldDescriptor["level"],
) {
  return targetFields
    .filter((field) => field.level === level && field.type === "images")
    .flatMap((field) => {
      const value = fields[field.key];
      return Array.isArray(value) ? value.flatMap(toImage) : [];
    });
}

export interface MediaList {
  gallery: ProductImage[];
  variations: { sourceId: string; image: ProductImage }[];
}

/** The pictures that a mapped product should have, in order. */
export function mediaListOf(mapped: MappedRecord, targetFields: readonly FieldDescriptor[]): MediaList {
  return {
    gallery: imagesOf(mapped.fields, targetFields, "item"),
    variations: mapped.children.flatMap((child) => {
      const [image] = imagesOf(child.fields, targetFields, "child");
      return image ? [{ sourceId: child.sourceId, image }] : [];
    }),
  };
}

export function isEmptyMediaList(list: MediaList): boolean {
  return list.gallery.length === 0 && list.variations.length === 0;
}

/** Changes when a picture, its text or its place changes; busting of caches in an address does not count. */
export function hashMediaList(list: MediaList, mediaKey: (url: string) => string): string {
  const of = (image: ProductImage) => [mediaKey(image.url), image.alt];
  return hashValue([
    list.gallery.map(of),
    list.variations.map(({ sourceId, image }) => [sourceId, ...of(image)]),
  ]);
}
