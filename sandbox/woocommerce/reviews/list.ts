import { momentAsked } from "../products/filters";
import type { ReviewRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";
import { isEmpty, items, type Params, phpInt, phpString } from "../text/php";

export function listReviews(store: Store, params: Params): ReviewRecord[] {
  const { reviews } = store.sales;
  const products = items(params.product).map(phpInt);
  const include = items(params.include).map(phpInt);
  const exclude = items(params.exclude).map(phpInt);
  const email = collationKey(phpString(params.reviewer_email));
  const search = collationKey(phpString(params.search));
  const after = momentAsked(store, params, params.after);
  const before = momentAsked(store, params, params.before);
  const status = phpString(params.status ?? "approved");
  const all = products.length > 0 ? products.flatMap((id) => reviews.with("product", id)) : reviews.all();
  const found = all.filter(
    (review) =>
      (status === "all" ? ["approved", "hold"].includes(review.status) : review.status === status) &&
      (include.length === 0 || include.includes(review.id)) &&
      !exclude.includes(review.id) &&
      (isEmpty(params.reviewer_email) || collationKey(review.email) === email) &&
      (search === "" || texts(review).some((text) => collationKey(text).includes(search))) &&
      (after === null || review.createdAt > after) &&
      (before === null || review.createdAt < before),
  );
  return sorted(found, params, include);
}

function texts(review: ReviewRecord): string[] {
  return [review.reviewer, review.email, review.text];
}

function sorted(found: ReviewRecord[], params: Params, include: readonly number[]): ReviewRecord[] {
  const direction = params.order === "asc" ? 1 : -1;
  const orderBy = phpString(params.orderby ?? "date_gmt");
  if (orderBy === "include") {
    return found.sort((one, other) => include.indexOf(one.id) - include.indexOf(other.id));
  }
  const value = (review: ReviewRecord) =>
    orderBy === "id" ? review.id : orderBy === "product" ? review.productId : review.createdAt;
  return found.sort((one, other) => direction * (value(one) - value(other) || one.id - other.id));
}
