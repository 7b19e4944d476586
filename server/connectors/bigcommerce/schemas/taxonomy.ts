import { z } from "zod";
import { flag, id, integer, optionalId, text } from "./values";

const place = z
  .object({ url: text.catch(""), path: text.catch("") })
  .nullish()
  .catch(null);

/**
 * A category of either API: trees name their fields category_id and url.path, the deprecated list id and
 * custom_url.url. https://developer.bigcommerce.com/docs/rest-catalog/category-trees/categories
 */
export const categorySchema = z
  .object({
    category_id: id.optional(),
    id: id.optional(),
    parent_id: optionalId.catch(null),
    name: text.catch(""),
    description: text.catch(""),
    sort_order: integer.catch(null),
    is_visible: flag.catch(null),
    image_url: text.catch(""),
    url: place,
    custom_url: place,
  })
  .transform((raw, context) => {
    const found = raw.category_id ?? raw.id;
    if (found !== undefined) return { ...raw, id: found };
    context.issues.push({ code: "custom", message: "no id", input: raw });
    return z.NEVER;
  });
export type RawCategory = z.infer<typeof categorySchema>;

/** https://developer.bigcommerce.com/docs/rest-catalog/brands */
export const brandSchema = z.object({
  id,
  name: text.catch(""),
  image_url: text.catch(""),
  custom_url: place,
});
export type RawBrand = z.infer<typeof brandSchema>;
