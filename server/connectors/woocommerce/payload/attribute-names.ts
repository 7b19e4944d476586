import { createHash } from "node:crypto";
import { foldName } from "../text";
import { safeChoice } from "./clean-text";

/** https://github.com/woocommerce/woocommerce: a longer slug is refused. */
const LONGEST_SLUG = 28;

/** Words of WordPress' own addresses, refused by wc_check_if_attribute_name_is_reserved. */
const RESERVED = new Set(
  `attachment attachment_id author author_name calendar cat category category__and category__in category__not_in
  category_name comments_per_page comments_popup cpage day debug error exact feed hour link_category m minute monthnum
  more name nav_menu nopaging offset order orderby p page page_id paged pagename pb perm post post__in post__not_in
  post_format post_mime_type post_status post_tag post_type posts posts_per_archive_page posts_per_page preview robots
  s search second sentence showposts static subpost subpost_id tag tag__and tag__in tag__not_in tag_id tag_slug__and
  tag_slug__in taxonomy tb term type w withcomments withoutcomments year`.split(/\s+/),
);

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** Slug of a store-wide attribute: ASCII, at most 28 characters, no reserved word. */
export function attributeSlug(name: string): string {
  const folded = foldName(name);
  const slug = folded.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (slug === "" || /[^\p{ASCII}]/u.test(folded)) return uniqueAttributeSlug(name);
  if (slug.length > LONGEST_SLUG) return uniqueAttributeSlug(name);
  return RESERVED.has(slug) ? `${slug}-option`.slice(0, LONGEST_SLUG) : slug;
}

/** For names that share their plain slug with another attribute, or have none. */
export function uniqueAttributeSlug(name: string): string {
  const plain = foldName(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const start = plain.slice(0, LONGEST_SLUG - 9).replace(/-+$/, "");
  return `${start === "" ? "option" : start}-${shortHash(foldName(name))}`;
}

/** WooCommerce drops an attribute called "0", and finds none by a name without letters or digits. */
export function safeAttributeName(name: string): string {
  const clean = safeChoice(name, true);
  if (clean === "") return "Option";
  return clean === "0" || !/[\p{L}\p{N}]/u.test(clean) ? `Option ${clean}` : clean;
}

/** Two attributes of one product whose names differ in nothing else overwrite each other. */
export function ownAttributeKey(name: string): string {
  return foldName(name).replace(/[^\p{L}\p{N}]+/gu, "-");
}

export function attributeKey(name: string): string {
  return foldName(name);
}

export function termKey(name: string, value: string): string {
  return `${foldName(name)}=${foldName(value)}`;
}
