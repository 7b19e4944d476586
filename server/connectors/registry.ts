import { bigcommerce } from "./bigcommerce";
import type { Platform } from "./core/platform";
import { woocommerce } from "./woocommerce";

/** The one list of platforms: a new one is its folder and a line here. */
export function platforms(): readonly Platform[] {
  return [bigcommerce, woocommerce];
}
