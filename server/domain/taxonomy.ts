/** A category of the source, with its place in the tree. */
export interface Category {
  sourceId: string;
  /** Null at the root. */
  parentSourceId: string | null;
  name: string;
  /** HTML. */
  description: string;
  /** Last part of its address at the source, without slashes. */
  slug: string | null;
  visible: boolean;
  sortOrder: number;
  imageUrl: string | null;
  /** Path of its page at the source; missing in records that an earlier version read. */
  urlPath?: string | null;
}

export interface Brand {
  sourceId: string;
  name: string;
  slug: string | null;
  description: string;
  imageUrl: string | null;
  /** Path of its page at the source; missing in records that an earlier version read. */
  urlPath?: string | null;
}
