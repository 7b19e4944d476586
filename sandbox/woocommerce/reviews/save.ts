import { RestError } from "../rest/errors";
import type { ReviewRecord } from "../store/sales-records";
import { readRestDate } from "../store/site";
import type { Store } from "../store/store";
import { isEmail } from "../text/email";
import { isEmpty, isSet, type Params, phpInt, phpString } from "../text/php";
import { escapeTermName, stripSlashes, textField } from "../text/sanitize";
import { countRatings } from "./ratings";

export function createReview(store: Store, params: Params): ReviewRecord {
  if (!isEmpty(params.id)) {
    throw new RestError("woocommerce_rest_review_exists", "Cannot create existing product review.", 400);
  }
  const review: ReviewRecord = {
    id: 0,
    productId: readProduct(store, params.product_id),
    status: "approved",
    statusBefore: "",
    reviewer: "",
    email: "",
    text: "",
    rating: phpInt(params.rating),
    verified: !isEmpty(params.verified),
    createdAt: store.site.now(),
  };
  demandContent(params.review ?? "");
  refuseDuplicate(store, review.productId, params);
  apply(store, review, params);
  countRatings(store, review.productId);
  return store.sales.reviews.put({ ...review, counted: 0 });
}

/** What makes WordPress write the comment itself, and count anew. */
const OF_THE_COMMENT = [
  "review",
  "reviewer",
  "reviewer_email",
  "product_id",
  "date_created",
  "date_created_gmt",
  "status",
];

export function updateReview(store: Store, existing: ReviewRecord, params: Params): ReviewRecord {
  const { counted, ...review } = existing;
  const counts = OF_THE_COMMENT.some((field) => isSet(params[field]));
  if (!isEmpty(params.product_id)) review.productId = readProduct(store, params.product_id);
  if (isSet(params.review)) demandContent(params.review);
  apply(store, review, params);
  if (!isEmpty(params.rating)) review.rating = phpInt(params.rating);
  if (!isEmpty(params.verified)) review.verified = true;
  if (counts) countRatings(store, review.productId);
  const known = counts ? existing.rating : (counted ?? existing.rating);
  return store.sales.reviews.put(known === review.rating ? review : { ...review, counted: known });
}

function readProduct(store: Store, given: unknown): number {
  const product = store.product(phpInt(given));
  if (product && product.type !== "variation") return product.id;
  throw new RestError("woocommerce_rest_product_invalid_id", "Invalid product ID.", 404);
}

function demandContent(given: unknown): void {
  if (!isEmpty(given)) return;
  throw new RestError("woocommerce_rest_review_content_invalid", "Invalid review content.", 400);
}

/**
 * WordPress compares what is given, its backslashes taken out, with what is stored: a name with an "&" is stored
 * escaped, and a text with a backslash whole, so neither is ever found again.
 */
function refuseDuplicate(store: Store, productId: number, params: Params): void {
  const [author = "", text = ""] = [params.reviewer, params.review].map((one) =>
    stripSlashes(phpString(one)),
  );
  const email = phpString(params.reviewer_email);
  const isSame = (other: ReviewRecord) =>
    other.status !== "trash" &&
    other.reviewer === author &&
    other.text === text &&
    (email === "" || other.email === email);
  if (!store.sales.reviews.with("product", productId).some(isSame)) return;
  throw new RestError(
    "woocommerce_rest_comment_duplicate",
    "Duplicate comment detected; it looks as though you&#8217;ve already said that!",
    409,
  );
}

function apply(store: Store, review: ReviewRecord, params: Params): void {
  if (isSet(params.review)) review.text = phpString(params.review);
  if (isSet(params.reviewer)) review.reviewer = escapeTermName(textField(params.reviewer));
  if (isSet(params.reviewer_email)) {
    const email = phpString(params.reviewer_email);
    review.email = isEmail(email) ? email : "";
  }
  review.createdAt = readDate(store, params) ?? review.createdAt;
  if (isSet(params.status)) setStatus(review, phpString(params.status));
}

function setStatus(review: ReviewRecord, asked: string): void {
  if (asked === "untrash" || asked === "unspam") review.status = review.statusBefore || "approved";
  else if (["approved", "hold", "spam", "trash"].includes(asked)) {
    review.statusBefore = review.status;
    review.status = asked;
  }
}

/** Unlike that of an order, the date of a review can be given. */
function readDate({ site }: Store, params: Params): number | null {
  if (!isEmpty(params.date_created)) return site.readLocal(phpString(params.date_created));
  return isEmpty(params.date_created_gmt) ? null : readRestDate(phpString(params.date_created_gmt), true);
}
