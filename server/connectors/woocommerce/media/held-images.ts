import { isJsonObject, type JsonObject } from "@/server/domain/json";
import type { Row, WooClient } from "../client";
import { metaText } from "../found";
import { textOf } from "../payload/read";

/** Marks of a product's pictures in their order, kept next to them: WordPress forgets where a picture came from. */
export const GALLERY_MARKS = "_primelink_images";
/** The same for the one picture of a variation. */
export const IMAGE_MARK = "_primelink_image";

export interface HeldGallery {
  imageIds: string[];
  marks: string[];
}

function idOf(value: unknown): string[] {
  const id = isJsonObject(value) ? textOf(value.id) : "";
  return /^[1-9]\d*$/.test(id) ? [id] : [];
}

export function toHeldGallery(row: JsonObject): HeldGallery {
  const images = Array.isArray(row.images) ? row.images : [];
  const marks = metaText(row, GALLERY_MARKS);
  return { imageIds: images.flatMap(idOf), marks: marks === null ? [] : marks.split(",") };
}

export async function readGalleries(
  client: WooClient,
  productIds: string[],
): Promise<Map<string, HeldGallery>> {
  const rows = await client.readAll("products", {
    include: productIds.join(","),
    status: "any",
    _fields: "id,images,meta_data",
    include_meta: GALLERY_MARKS,
  });
  return new Map(rows.map((row) => [String(row.id), toHeldGallery(row)]));
}

/** Pictures that the product holds for certain, by mark. None when somebody has changed the gallery since. */
export function markedImages({ imageIds, marks }: HeldGallery): Map<string, string> {
  if (imageIds.length !== marks.length) return new Map();
  return new Map(marks.map((mark, index) => [mark, imageIds[index] ?? ""]));
}

export interface HeldImage {
  variationId: string;
  imageId: string | null;
  mark: string | null;
}

export function toHeldImage(row: Row): HeldImage {
  return {
    variationId: String(row.id),
    imageId: idOf(row.image)[0] ?? null,
    mark: metaText(row, IMAGE_MARK),
  };
}

export async function readVariationImages(client: WooClient, productId: string): Promise<HeldImage[]> {
  const rows = await client.readAll(`products/${productId}/variations`, {
    status: "any",
    _fields: "id,image,meta_data",
  });
  return rows.map(toHeldImage);
}
