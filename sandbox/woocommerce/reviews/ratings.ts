import type { Store } from "../store/store";

/** How many approved reviews with stars a product has, and their average. */
export function ratingsOf(store: Store, productId: number): { count: number; average: string } {
  const ratings = store.sales.reviews
    .with("product", productId)
    .filter((review) => review.status === "approved")
    .map((review) => review.counted ?? review.rating)
    .filter((rating) => rating > 0);
  if (ratings.length === 0) return { count: 0, average: "0" };
  const total = ratings.reduce((sum, rating) => sum + rating, 0);
  return { count: ratings.length, average: (total / ratings.length).toFixed(2) };
}

/** WooCommerce counts when WordPress counts comments, which is before it keeps the stars of the review at hand. */
export function countRatings(store: Store, productId: number): void {
  for (const { counted, ...review } of store.sales.reviews.with("product", productId)) {
    if (counted !== undefined) store.sales.reviews.put(review);
  }
}
