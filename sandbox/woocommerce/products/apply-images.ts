import { addAttachment, setAttachmentTexts } from "../media/attachments";
import { fetchImage } from "../media/fetch-image";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import type { ProductRecord } from "../store/records";
import { absInt, isEmpty, isSet, items, member, phpString } from "../text/php";

/**
 * Fetches and sets a product's pictures: the first is the featured one, the others the gallery. An `id` keeps a
 * picture that is there; the same `src` again makes another copy. Answers with the ids of those newly made, which
 * vanish again when the product cannot be made.
 */
export async function applyImages(
  context: StoreContext,
  product: ProductRecord,
  given: unknown,
): Promise<number[]> {
  const images = typeof given === "object" ? items(given).filter((image) => !isEmpty(image)) : [];
  const gallery: number[] = [];
  const uploaded: number[] = [];
  let featured = 0;
  try {
    for (const [index, image] of images.entries()) {
      const id = await attachmentFor(context, image, uploaded, "product");
      setAttachmentTexts(context.store, id, member(image, "alt"), member(image, "name"));
      if (index === 0) featured = id;
      else gallery.push(id);
    }
  } catch (error) {
    if (product.id === 0) for (const id of uploaded) context.store.deleteAttachment(id);
    throw error;
  }
  product.imageId = featured;
  product.galleryIds = gallery;
  return uploaded;
}

/** The attachment that an image of a request means, fetched if it is not there yet. */
export async function attachmentFor(
  context: StoreContext,
  image: unknown,
  uploaded: number[],
  kind: "product" | "variation",
): Promise<number> {
  const src = member(image, "src");
  let id = absInt(member(image, "id") ?? 0);
  if (id === 0 && isSet(src)) {
    const fetched = await fetchImage(context, phpString(src));
    if ("refusal" in fetched)
      throw new RestError(`woocommerce_${kind}_image_upload_error`, fetched.refusal, 400);
    id = addAttachment(context.store, fetched);
    uploaded.push(id);
  }
  if (!context.store.state.attachments.has(id)) {
    throw new RestError(`woocommerce_${kind}_invalid_image_id`, `#${id} is an invalid image ID.`, 400);
  }
  return id;
}
