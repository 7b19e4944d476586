import { momentAsked } from "../products/filters";
import type { CouponRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";
import { items, type Params, phpInt, phpString } from "../text/php";

export function listCoupons(store: Store, params: Params): CouponRecord[] {
  const { coupons } = store.sales;
  const code = phpString(params.code).trim();
  const include = items(params.include).map(phpInt);
  const exclude = items(params.exclude).map(phpInt);
  const search = collationKey(phpString(params.search));
  const after = momentAsked(store, params, params.after);
  const before = momentAsked(store, params, params.before);
  const modifiedAfter = momentAsked(store, params, params.modified_after);
  const direction = params.order === "asc" ? 1 : -1;
  return (code === "" ? coupons.all() : coupons.with("code", collationKey(code)))
    .filter(
      (coupon) =>
        coupon.status !== "trash" &&
        (include.length === 0 ? !exclude.includes(coupon.id) : include.includes(coupon.id)) &&
        (search === "" || collationKey(`${coupon.code} ${coupon.description}`).includes(search)) &&
        (after === null || coupon.createdAt > after) &&
        (before === null || coupon.createdAt < before) &&
        (modifiedAfter === null || coupon.modifiedAt > modifiedAfter),
    )
    .sort((one, other) => direction * (one.createdAt - other.createdAt || one.id - other.id));
}
