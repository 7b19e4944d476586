import { avatarAddress } from "../customers/respond";
import { permalink } from "../products/permalink";
import { type Item, wholeAllow } from "../rest/answer";
import type { ReviewRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { autoParagraphs } from "../text/autop";
import { texturize } from "../text/texturize";

export function reviewItem(store: Store, review: ReviewRecord, shownAs: "view" | "edit"): Item {
  const { site } = store;
  const product = store.product(review.productId);
  return {
    body: {
      id: review.id,
      date_created: site.local(review.createdAt),
      date_created_gmt: site.gmt(review.createdAt),
      product_id: review.productId,
      product_name: texturize(product?.name ?? ""),
      product_permalink: product ? permalink(store, product) : false,
      status: review.status,
      reviewer: review.reviewer,
      reviewer_email: review.email,
      review: shownAs === "view" ? autoParagraphs(review.text) : review.text,
      rating: review.rating,
      verified: review.verified,
      reviewer_avatar_urls: Object.fromEntries(
        [24, 48, 96].map((size) => [size, avatarAddress(review.email, size)]),
      ),
    },
    links: {
      self: [{ href: site.rest(`products/reviews/${review.id}`), targetHints: { allow: wholeAllow } }],
      collection: [{ href: site.rest("products/reviews") }],
      ...(product ? { up: [{ href: site.rest(`products/${product.id}`) }] } : {}),
    },
  };
}
