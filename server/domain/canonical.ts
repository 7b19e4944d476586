import type { Customer } from "./customer";
import type { Order } from "./order";
import type { Product } from "./product";

/** One source object in the shape that every platform is read into. */
export type CanonicalRecord =
  | { entity: "products"; product: Product }
  | { entity: "customers"; customer: Customer }
  | { entity: "orders"; order: Order };
