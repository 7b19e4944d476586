import type { SalesState } from "./sales-records";

/** What the store holds, one type a kind of record. Times are seconds since 1970. */
export type ProductType = "simple" | "grouped" | "external" | "variable" | "variation";
export type StockStatus = "instock" | "outofstock" | "onbackorder";
export type Taxonomy =
  | "product_cat"
  | "product_tag"
  | "product_brand"
  | "product_shipping_class"
  | `pa_${string}`;

export interface MetaEntry {
  id: number;
  key: string;
  value: unknown;
}

export interface ProductAttribute {
  /** 0 for an attribute of this product alone. */
  attributeId: number;
  name: string;
  /** Texts of a product's own attribute. */
  options: string[];
  /** Terms of a shared attribute. */
  termIds: number[];
  position: number;
  visible: boolean;
  variation: boolean;
}

export interface Download {
  id: string;
  name: string;
  file: string;
}

/** A product or a variation: WordPress keeps both as posts, and so do the SKU and image rules. */
export interface ProductRecord {
  id: number;
  type: ProductType;
  parentId: number;
  status: string;
  /** The status before the product went to the trash. */
  statusBefore: string;
  name: string;
  slug: string;
  description: string;
  shortDescription: string;
  createdAt: number;
  modifiedAt: number;
  menuOrder: number;
  password: string;
  reviewsAllowed: boolean;
  sku: string;
  gtin: string;
  regularPrice: string;
  salePrice: string;
  /** The price in force, as stored at the last save. */
  price: string;
  saleFrom: number | null;
  saleTo: number | null;
  totalSales: number;
  virtual: boolean;
  downloadable: boolean;
  downloads: Download[];
  downloadLimit: number;
  downloadExpiry: number;
  externalUrl: string;
  buttonText: string;
  taxStatus: string;
  /** "parent" on a variation that follows its product. */
  taxClass: string;
  manageStock: boolean;
  stockQuantity: number | null;
  stockStatus: StockStatus;
  backorders: string;
  lowStockAmount: number | null;
  soldIndividually: boolean;
  weight: string;
  length: string;
  width: string;
  height: string;
  shippingClassId: number;
  upsellIds: number[];
  crossSellIds: number[];
  groupedIds: number[];
  featured: boolean;
  visibility: string;
  purchaseNote: string;
  categoryIds: number[];
  tagIds: number[];
  brandIds: number[];
  imageId: number;
  galleryIds: number[];
  attributes: ProductAttribute[];
  /** On a variation: attribute key -> slug of a term, or the text of a product's own attribute. */
  choices: Record<string, string>;
  defaults: Record<string, string>;
  meta: MetaEntry[];
}

export interface TermRecord {
  id: number;
  taxonomy: Taxonomy;
  name: string;
  slug: string;
  description: string;
  parent: number;
  display: string;
  menuOrder: number;
  imageId: number;
}

export interface AttributeRecord {
  id: number;
  name: string;
  /** Without the "pa_" in front. */
  slug: string;
  type: string;
  orderBy: string;
  hasArchives: boolean;
}

export interface AttachmentRecord {
  id: number;
  title: string;
  alt: string;
  /** Path under /wp-content/uploads, such as "2026/11/tent.png". */
  file: string;
  mimeType: string;
  /** Which stored content the file has; equal pictures share it. */
  digest: string;
  width: number;
  height: number;
  createdAt: number;
  modifiedAt: number;
}

export type KeyPermissions = "read" | "write" | "read_write";

export interface KeyRecord {
  id: number;
  description: string;
  key: string;
  secret: string;
  permissions: KeyPermissions;
  /** False for the key of a user who may not manage the shop. */
  manager: boolean;
}

export interface TaxClass {
  slug: string;
  name: string;
}

export interface StoreState extends SalesState {
  nextPostId: number;
  nextTermId: number;
  nextAttributeId: number;
  nextMetaId: number;
  nextKeyId: number;
  products: Map<number, ProductRecord>;
  terms: Map<number, TermRecord>;
  attributes: Map<number, AttributeRecord>;
  attachments: Map<number, AttachmentRecord>;
  settings: Record<string, string>;
  taxClasses: TaxClass[];
  keys: KeyRecord[];
}
