import type { StateStore } from "../core/state-store";
import { completeProduct, type ProductInput } from "./catalog/complete-product";
import { createProduct, isRefusal, type Refusal, updateProduct, updateVariant } from "./catalog/edit-product";
import { type Fields, idOf, type StoredProduct, type StoreState } from "./catalog/types";
import { type CustomerRefusal, createCustomers, updateCustomers } from "./customers/edit-customers";
import type { StoredCustomer } from "./customers/types";
import { buildOrder } from "./orders/build-order";
import { editOrder } from "./orders/edit-order";
import type { OrderInput } from "./orders/order-input";
import type { StoredOrder } from "./orders/types";

/** The store behind the routes: every change goes through here, so that it is saved. */
export class Store {
  constructor(
    private readonly saved: StateStore<StoreState>,
    readonly now: () => Date = () => new Date(),
  ) {}

  get state(): StoreState {
    return this.saved.state;
  }

  product(id: number): StoredProduct | undefined {
    return this.state.products.find((product) => idOf(product.fields) === id);
  }

  create(body: Fields): StoredProduct | Refusal {
    const made = createProduct(body, this.state.products, this.nextId, this.now());
    if (isRefusal(made)) return made;
    this.state.products.push(made);
    this.saved.changed();
    return made;
  }

  update(product: StoredProduct, body: Fields): Refusal | undefined {
    const refusal = updateProduct(product, body, this.state.products, this.nextId, this.now());
    if (!refusal) this.saved.changed();
    return refusal;
  }

  updateVariant(product: StoredProduct, variant: Fields, body: Fields): Refusal | undefined {
    const refusal = updateVariant(product, variant, body, this.state.products, this.now());
    if (!refusal) this.saved.changed();
    return refusal;
  }

  /** The numbers of the products that were there and are now gone. */
  delete(ids: ReadonlySet<number>): number[] {
    const gone = this.state.products.map((product) => idOf(product.fields)).filter((id) => ids.has(id));
    if (gone.length > 0) {
      this.state.products = this.state.products.filter((product) => !ids.has(idOf(product.fields)));
      this.saved.changed();
    }
    return gone;
  }

  /** Puts a whole product in, for tests that need an unusual one. */
  put(input: ProductInput): StoredProduct {
    const product = completeProduct(input, this.nextId, this.now());
    this.state.products = [
      ...this.state.products.filter((one) => idOf(one.fields) !== idOf(product.fields)),
      product,
    ];
    this.saved.changed();
    return product;
  }

  /** Orders stand by ascending id, so that one of many thousands is found in a few steps. */
  order(id: number): StoredOrder | undefined {
    const { orders } = this.state;
    let [low, high] = [0, orders.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = orders[middle];
      const found = order ? idOf(order.fields) : 0;
      if (found === id) return order;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** Gives the name of the field that cannot be set to what was sent. */
  editOrder(order: StoredOrder, body: Fields): string | undefined {
    const wrong = editOrder(order, body, this.now());
    if (wrong === undefined) this.saved.changed();
    return wrong;
  }

  /** An order is never deleted, only put away. */
  archiveOrder(order: StoredOrder): void {
    editOrder(order, { is_deleted: true }, this.now());
    this.saved.changed();
  }

  /** Puts an order in, for tests that need a new or an unusual one. */
  addOrder(input: Omit<OrderInput, "id" | "created"> & { created?: Date }): StoredOrder {
    const highest = this.state.orders.reduce((high, { fields }) => Math.max(high, idOf(fields)), 99);
    const order = buildOrder({ created: this.now(), ...input, id: highest + 1 }, this.nextId);
    this.state.orders.push(order);
    this.saved.changed();
    return order;
  }

  createCustomers(bodies: readonly Fields[]): StoredCustomer[] | CustomerRefusal {
    const made = createCustomers(bodies, this.state.customers, this.nextId, this.now());
    if (Array.isArray(made)) this.saved.changed();
    return made;
  }

  updateCustomers(bodies: readonly Fields[]): StoredCustomer[] | CustomerRefusal {
    const changed = updateCustomers(bodies, this.state.customers, this.now());
    if (Array.isArray(changed)) this.saved.changed();
    return changed;
  }

  deleteCustomers(ids: ReadonlySet<number>): void {
    this.state.customers = this.state.customers.filter(({ fields }) => !ids.has(idOf(fields)));
    this.saved.changed();
  }

  /** Changes anything else, and saves it. */
  change(edit: (state: StoreState) => void): void {
    edit(this.state);
    this.saved.changed();
  }

  private readonly nextId = (): number => {
    const id = this.state.nextId;
    this.state.nextId += 1;
    return id;
  };
}
