import type { StateStore } from "@/sandbox/core/state-store";
import type { Files } from "../media/files";
import { settingDefaults } from "../settings/catalogue";
import { escapeTermName } from "../text/sanitize";
import { slugOf } from "../text/slug";
import { staffId } from "./initial-sales";
import { ProductIndex } from "./product-index";
import type {
  AttachmentRecord,
  AttributeRecord,
  KeyRecord,
  ProductRecord,
  StoreState,
  Taxonomy,
  TermRecord,
} from "./records";
import { createSales, type Sales } from "./sales";
import type { MailRecord } from "./sales-records";
import type { Site } from "./site";
import { TermIndex } from "./term-index";

/** The store's records with their indexes. Every change goes through here. */
export class Store {
  private products = new ProductIndex();
  private termIndex = new TermIndex();
  private newestFirst: { products: ProductRecord[]; variations: ProductRecord[] } | undefined;
  readonly sales: Sales;
  private oauthNonces = new Map<string, number>();

  constructor(
    private readonly saved: StateStore<StoreState>,
    readonly site: Site,
    readonly files: Files,
  ) {
    this.sales = createSales(
      () => this.saved.state,
      () => this.takePostId(),
      () => this.saved.changed(),
    );
    this.reindex();
  }

  get state(): StoreState {
    return this.saved.state;
  }

  get index(): ProductIndex {
    return this.products;
  }

  get terms(): TermIndex {
    return this.termIndex;
  }

  async reset(): Promise<void> {
    await this.saved.reset();
    this.reindex();
  }

  /** Says that something was changed in place. */
  changed(): void {
    this.newestFirst = undefined;
    this.saved.changed();
  }

  product(id: number): ProductRecord | undefined {
    return this.state.products.get(id);
  }

  /** Stores a product, a new one under the next id. */
  putProduct(product: ProductRecord): ProductRecord {
    const stored = product.id === 0 ? { ...product, id: this.takePostId() } : product;
    const before = this.state.products.get(stored.id);
    if (before) this.products.remove(before);
    this.state.products.set(stored.id, stored);
    this.products.add(stored);
    this.changed();
    return stored;
  }

  deleteProduct(id: number): void {
    const product = this.state.products.get(id);
    if (!product) return;
    this.products.remove(product);
    this.state.products.delete(id);
    this.changed();
  }

  /** All products, or all variations, the newest first, as lists come by default. */
  newest(kind: "products" | "variations"): readonly ProductRecord[] {
    if (!this.newestFirst) {
      const sorted = [...this.state.products.values()].sort((one, other) => byNewest(one, other));
      this.newestFirst = {
        products: sorted.filter((product) => product.type !== "variation"),
        variations: sorted.filter((product) => product.type === "variation"),
      };
    }
    return this.newestFirst[kind];
  }

  /** Variations in the order the shop shows them. */
  variationsOf(productId: number): ProductRecord[] {
    return [...this.products.childrenOf(productId)]
      .flatMap((id) => this.product(id) ?? [])
      .sort((one, other) => one.menuOrder - other.menuOrder || one.id - other.id);
  }

  term(id: number, taxonomy: Taxonomy): TermRecord | undefined {
    const term = this.state.terms.get(id);
    return term?.taxonomy === taxonomy ? term : undefined;
  }

  /** By name, whatever its case and accents. */
  termNamed(taxonomy: Taxonomy, name: string): TermRecord | undefined {
    const ids = [...this.termIndex.withName(taxonomy, escapeTermName(name.trim()))];
    return this.term(Math.min(...ids), taxonomy);
  }

  /** As WordPress looks for a term that exists: by the slug its name would have, then by name. */
  termBySlugOrName(taxonomy: Taxonomy, name: string): TermRecord | undefined {
    const id = this.termIndex.withSlug(taxonomy, slugOf(name.trim()));
    return (id === undefined ? undefined : this.term(id, taxonomy)) ?? this.termNamed(taxonomy, name);
  }

  /** The value of a setting, the default one if it was never changed. */
  setting(id: string): string {
    return this.state.settings[id] ?? settingDefaults.get(id) ?? "";
  }

  putTerm(term: TermRecord): TermRecord {
    const stored = term.id === 0 ? { ...term, id: this.takeTermId() } : term;
    const before = this.state.terms.get(stored.id);
    if (before) this.termIndex.remove(before);
    this.state.terms.set(stored.id, stored);
    this.termIndex.add(stored);
    this.changed();
    return stored;
  }

  deleteTerm(id: number): void {
    const term = this.state.terms.get(id);
    if (!term) return;
    this.termIndex.remove(term);
    this.state.terms.delete(id);
    this.changed();
  }

  putAttribute(attribute: AttributeRecord): AttributeRecord {
    const stored = attribute.id === 0 ? { ...attribute, id: this.state.nextAttributeId++ } : attribute;
    this.state.attributes.set(stored.id, stored);
    this.changed();
    return stored;
  }

  putAttachment(attachment: AttachmentRecord): AttachmentRecord {
    const stored = attachment.id === 0 ? { ...attachment, id: this.takePostId() } : attachment;
    this.state.attachments.set(stored.id, stored);
    this.changed();
    return stored;
  }

  deleteAttachment(id: number): void {
    const attachment = this.state.attachments.get(id);
    if (!attachment) return;
    this.state.attachments.delete(id);
    this.files.release(attachment.file);
    this.changed();
  }

  takePostId(): number {
    this.saved.changed();
    return this.state.nextPostId++;
  }

  takeTermId(): number {
    return this.state.nextTermId++;
  }

  takeItemId(): number {
    return this.state.nextItemId++;
  }

  /** The mails that a real store would have sent, the oldest first. */
  get mails(): readonly MailRecord[] {
    return this.state.mails;
  }

  /** Where mails about orders and stock go. */
  get staffEmail(): string {
    return this.sales.users.get(staffId)?.email ?? "";
  }

  takeMetaId(): number {
    return this.state.nextMetaId++;
  }

  keyNamed(key: string): KeyRecord | undefined {
    return this.state.keys.find((one) => one.key === key);
  }

  /** Remembers an OAuth nonce; false when this key has used it before. */
  spendNonce(key: string, nonce: string, seconds: number): boolean {
    for (const [used, at] of this.oauthNonces) if (at < seconds - 900) this.oauthNonces.delete(used);
    const name = `${key}|${nonce}`;
    if (this.oauthNonces.has(name)) return false;
    this.oauthNonces.set(name, seconds);
    return true;
  }

  private reindex(): void {
    this.products = new ProductIndex();
    this.termIndex = new TermIndex();
    this.newestFirst = undefined;
    for (const shelf of Object.values(this.sales)) shelf.reindex();
    for (const product of this.state.products.values()) this.products.add(product);
    for (const term of this.state.terms.values()) this.termIndex.add(term);
    this.files.claim([...this.state.attachments.values()]);
  }
}

function byNewest(one: ProductRecord, other: ProductRecord): number {
  return other.createdAt - one.createdAt || other.id - one.id;
}
