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
  /** Their addresses in the shop, in the same order. */
  addresses: string[];
  marks: string[];
}

function idOf(value: unknown): string[] {
  const id = isJsonObject(value) ? textOf(value.id) : "";
  return /^[1-9]\d*$/.test(id) ? [id] : [];
}

function addressOf(value: unknown): string {
  return isJsonObject(value) ? textOf(value.src) : "";
}

export function toHeldGallery(row: JsonObject): HeldGallery {
  const images = (Array.isArray(row.images) ? row.images : []).filter((image) => idOf(image).length > 0);
  const marks = metaText(row, GALLERY_MARKS);
  return {
    imageIds: images.flatMap(idOf),
    addresses: images.map(addressOf),
    marks: marks === null ? [] : marks.split(","),
  };
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

/**
 * Pictures that the product holds for certain, by mark. None when somebody has changed the gallery since, which shows in
 * how many they are, and where a mark's picture `fits` not: exchanged, or in another order.
 */
export function markedImages(
  { imageIds, addresses, marks }: HeldGallery,
  fits: (mark: string, heldAddress: string) => boolean,
): Map<string, string> {
  const changed =
    imageIds.length !== marks.length || marks.some((mark, index) => !fits(mark, addresses[index] ?? ""));
  return new Map(changed ? [] : marks.map((mark, index) => [mark, imageIds[index] ?? ""]));
}

export interface HeldImage {
  variationId: string;
  imageId: string | null;
  address: string;
  mark: string | null;
}

export function toHeldImage(row: Row): HeldImage {
  return {
    variationId: String(row.id),
    imageId: idOf(row.image)[0] ?? null,
    address: addressOf(row.image),
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
