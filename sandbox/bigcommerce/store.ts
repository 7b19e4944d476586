import type { StateStore } from "../core/state-store";
import { completeProduct, type ProductInput } from "./catalog/complete-product";
import { createProduct, isRefusal, type Refusal, updateProduct, updateVariant } from "./catalog/edit-product";
import { isBase } from "./catalog/recalculate";
import { type Fields, idOf, type StoredProduct, type StoreState } from "./catalog/types";
import {
  createAddresses,
  deleteAddresses,
  type OwnAddress,
  updateAddresses,
} from "./customers/edit-addresses";
import { type CustomerRefusal, createCustomers, updateCustomers } from "./customers/edit-customers";
import type { StoredCustomer } from "./customers/types";
import { createHook, type HookOwner, type HookRefusal, isHookRefusal, updateHook } from "./hooks/edit-hooks";
import {
  addressEvent,
  customerEvent,
  orderEvent,
  orderUpdated,
  productCreated,
  productDeleted,
  productUpdated,
  variantUpdated,
} from "./hooks/events";
import type { StoredHook, StoreEvent } from "./hooks/types";
import { buildOrder } from "./orders/build-order";
import { editOrder } from "./orders/edit-order";
import type { OrderInput } from "./orders/order-input";
import type { StoredOrder } from "./orders/types";

/** The store behind the routes: every change goes through here, so that it is saved and told to webhooks. */
export class Store {
  constructor(
    private readonly saved: StateStore<StoreState>,
    readonly now: () => Date = () => new Date(),
    private readonly emit: (event: StoreEvent) => void = () => undefined,
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
    this.changed(productCreated(made));
    return made;
  }

  update(product: StoredProduct, body: Fields): Refusal | undefined {
    const before = { ...product.fields };
    const refusal = updateProduct(product, body, this.state.products, this.nextId, this.now());
    if (!refusal) this.changed(productUpdated(before, product));
    return refusal;
  }

  /** Changes many products, each named by its id; gives how many took it. */
  updateMany(bodies: readonly Fields[]): number {
    const byId = new Map(this.state.products.map((product) => [idOf(product.fields), product]));
    return bodies.filter((body) => {
      const product = byId.get(idOf(body));
      return product !== undefined && this.update(product, body) === undefined;
    }).length;
  }

  updateVariant(product: StoredProduct, variant: Fields, body: Fields): Refusal | undefined {
    const before = { product: { ...product.fields }, variant: { ...variant } };
    const refusal = updateVariant(product, variant, body, this.state.products, this.now());
    if (refusal) return refusal;
    this.changed(
      isBase(variant)
        ? productUpdated(before.product, product)
        : variantUpdated(before.variant, variant, product),
    );
    return undefined;
  }

  /** The numbers of the products that were there and are now gone. */
  delete(ids: ReadonlySet<number>): number[] {
    const gone = this.state.products.map((product) => idOf(product.fields)).filter((id) => ids.has(id));
    if (gone.length > 0) {
      this.state.products = this.state.products.filter((product) => !ids.has(idOf(product.fields)));
      this.changed(gone.map(productDeleted));
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
    const before = { ...order.fields };
    const wrong = editOrder(order, body, this.now());
    if (wrong === undefined) this.changed(orderUpdated(before, order.fields));
    return wrong;
  }

  /** An order is never deleted, only put away. */
  archiveOrder(order: StoredOrder): void {
    editOrder(order, { is_deleted: true }, this.now());
    this.changed([orderEvent("archived", idOf(order.fields))]);
  }

  /** Puts an order in, for tests that need a new or an unusual one. */
  addOrder(input: Omit<OrderInput, "id" | "created"> & { created?: Date }): StoredOrder {
    const highest = this.state.orders.reduce((high, { fields }) => Math.max(high, idOf(fields)), 99);
    const order = buildOrder({ created: this.now(), ...input, id: highest + 1 }, this.nextId);
    this.state.orders.push(order);
    this.changed([orderEvent("created", idOf(order.fields))]);
    return order;
  }

  createCustomers(bodies: readonly Fields[]): StoredCustomer[] | CustomerRefusal {
    const made = createCustomers(bodies, this.state.customers, this.nextId, this.now());
    if (Array.isArray(made)) this.changed(made.map(({ fields }) => customerEvent("created", idOf(fields))));
    return made;
  }

  updateCustomers(bodies: readonly Fields[]): StoredCustomer[] | CustomerRefusal {
    const changed = updateCustomers(bodies, this.state.customers, this.now());
    if (Array.isArray(changed))
      this.changed(changed.map(({ fields }) => customerEvent("updated", idOf(fields))));
    return changed;
  }

  deleteCustomers(ids: ReadonlySet<number>): void {
    const gone = this.state.customers.filter(({ fields }) => ids.has(idOf(fields)));
    this.state.customers = this.state.customers.filter((customer) => !gone.includes(customer));
    this.changed(gone.map(({ fields }) => customerEvent("deleted", idOf(fields))));
  }

  createAddresses(bodies: readonly Fields[]): OwnAddress[] | CustomerRefusal {
    return this.toldAddresses("created", createAddresses(bodies, this.state.customers, this.nextId));
  }

  updateAddresses(bodies: readonly Fields[]): OwnAddress[] | CustomerRefusal {
    return this.toldAddresses("updated", updateAddresses(bodies, this.state.customers));
  }

  deleteAddresses(ids: ReadonlySet<number>): void {
    this.toldAddresses("deleted", deleteAddresses(ids, this.state.customers));
  }

  createHook(body: Fields, owner: HookOwner): StoredHook | HookRefusal {
    const made = createHook(this.state, body, owner, this.now());
    if (!isHookRefusal(made)) this.saved.changed();
    return made;
  }

  updateHook(hook: StoredHook, body: Fields): StoredHook | HookRefusal {
    const changed = updateHook(this.state, hook, body, this.now());
    if (!isHookRefusal(changed)) this.saved.changed();
    return changed;
  }

  removeHook(id: number): void {
    this.state.hooks = (this.state.hooks ?? []).filter((hook) => hook.id !== id);
    this.saved.changed();
  }

  /** Changes anything else, and saves it; no webhook tells of it. */
  change(edit: (state: StoreState) => void): void {
    edit(this.state);
    this.saved.changed();
  }

  private toldAddresses(
    what: "created" | "updated" | "deleted",
    result: OwnAddress[] | CustomerRefusal,
  ): OwnAddress[] | CustomerRefusal {
    if (Array.isArray(result)) {
      this.changed(
        result.map(({ customer, address }) =>
          addressEvent(what, idOf(address.fields), idOf(customer.fields)),
        ),
      );
    }
    return result;
  }

  private changed(events: readonly StoreEvent[]): void {
    this.saved.changed();
    for (const event of events) this.emit(event);
  }

  private readonly nextId = (): number => {
    const id = this.state.nextId;
    this.state.nextId += 1;
    return id;
  };
}
