import type { IssueDraft } from "@/server/domain/issue";
import type { ProductImage } from "@/server/domain/product";
import type { RawImage, RawProduct } from "../schemas/product";
import { webAddress } from "./values";

/** Answers list pictures in no order: the thumbnail comes first, then sort_order, then the older one. */
function compare(a: RawImage, b: RawImage): number {
  return (
    Number(b.is_thumbnail ?? false) - Number(a.is_thumbnail ?? false) ||
    (a.sort_order ?? 0) - (b.sort_order ?? 0) ||
    Number(a.id ?? 0) - Number(b.id ?? 0)
  );
}

/** url_zoom is the largest that is given out; image_url is only ever written. */
function addressOf(image: RawImage): string | null {
  return webAddress(image.url_zoom) ?? webAddress(image.url_standard) ?? webAddress(image.url_thumbnail);
}

export function imagesOf(product: RawProduct, issues: IssueDraft[]): ProductImage[] {
  const raw =
    product.images.length > 0 ? product.images : product.primary_image ? [product.primary_image] : [];
  const images: ProductImage[] = [];
  for (const image of [...raw].sort(compare)) {
    const url = addressOf(image);
    if (url === null) {
      issues.push({
        code: "value_dropped",
        field: "images",
        details: { detail: `the image ${image.id ?? "without id"} has no address` },
      });
      continue;
    }
    images.push({ sourceId: image.id ?? url, url, alt: image.description.trim(), position: images.length });
  }
  return images;
}
