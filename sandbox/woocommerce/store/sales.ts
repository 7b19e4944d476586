import { collationKey } from "../text/accents";
import type { NoteRecord, SalesState } from "./sales-records";
import { Shelf } from "./shelf";

/** The part of the store that is about people and what they bought. */
export function createSales(state: () => SalesState, takePostId: () => number, changed: () => void) {
  const takeCommentId = () => state().nextCommentId++;
  return {
    users: new Shelf({
      records: () => state().users,
      nextId: () => state().nextUserId++,
      changed,
      indexes: {
        email: (user) => [collationKey(user.email)],
        username: (user) => [collationKey(user.username)],
        role: (user) => [user.role],
      },
    }),
    orders: new Shelf({
      records: () => state().orders,
      nextId: takePostId,
      changed,
      indexes: {
        createdVia: (order) => (order.createdVia === "" ? [] : [collationKey(order.createdVia)]),
        customer: (order) => [order.customerId],
        email: (order) => (order.billing.email === "" ? [] : [collationKey(order.billing.email)]),
        product: (order) => [...new Set(order.lines.map((line) => line.productId))],
      },
    }),
    refunds: new Shelf({
      records: () => state().refunds,
      nextId: takePostId,
      changed,
      indexes: { order: (refund) => [refund.orderId] },
    }),
    notes: new Shelf<NoteRecord, "order">({
      records: () => state().notes,
      nextId: takeCommentId,
      changed,
      indexes: { order: (note) => [note.orderId] },
    }),
    reviews: new Shelf({
      records: () => state().reviews,
      nextId: takeCommentId,
      changed,
      indexes: {
        product: (review) => [review.productId],
        email: (review) => [collationKey(review.email)],
      },
    }),
    coupons: new Shelf({
      records: () => state().coupons,
      nextId: takePostId,
      changed,
      indexes: { code: (coupon) => [collationKey(coupon.code)] },
    }),
    taxRates: new Shelf({
      records: () => state().taxRates,
      nextId: () => state().nextRateId++,
      changed,
      indexes: { taxClass: (rate) => [rate.taxClass] },
    }),
  };
}

export type Sales = ReturnType<typeof createSales>;
