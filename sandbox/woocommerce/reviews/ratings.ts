import type { Store } from "../store/store";

/** How many approved reviews with stars a product has, and their average. */
export function ratingsOf(store: Store, productId: number): { count: number; average: string } {
  const ratings = store.sales.reviews
    .with("product", productId)
    .filter((review) => review.status === "approved" && review.rating > 0)
    .map((review) => review.rating);
  if (ratings.length === 0) return { count: 0, average: "0" };
  const total = ratings.reduce((sum, rating) => sum + rating, 0);
  return { count: ratings.length, average: (total / ratings.length).toFixed(2) };
}
