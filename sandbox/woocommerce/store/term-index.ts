import { collationKey } from "../text/accents";
import { MultiMap } from "./multi-map";
import type { Taxonomy, TermRecord } from "./records";

/** Finds terms by slug, name, parent and taxonomy. */
export class TermIndex {
  private readonly taxonomies = new MultiMap<Taxonomy>();
  private readonly slugs = new MultiMap<string>();
  private readonly slugsAnywhere = new MultiMap<string>();
  private readonly names = new MultiMap<string>();
  private readonly parents = new MultiMap<number>();

  add(term: TermRecord): void {
    this.taxonomies.add(term.taxonomy, term.id);
    this.slugs.add(`${term.taxonomy}|${term.slug}`, term.id);
    this.slugsAnywhere.add(term.slug, term.id);
    this.names.add(`${term.taxonomy}|${collationKey(term.name)}`, term.id);
    this.parents.add(term.parent, term.id);
  }

  remove(term: TermRecord): void {
    this.taxonomies.delete(term.taxonomy, term.id);
    this.slugs.delete(`${term.taxonomy}|${term.slug}`, term.id);
    this.slugsAnywhere.delete(term.slug, term.id);
    this.names.delete(`${term.taxonomy}|${collationKey(term.name)}`, term.id);
    this.parents.delete(term.parent, term.id);
  }

  all(taxonomy: Taxonomy): ReadonlySet<number> {
    return this.taxonomies.get(taxonomy);
  }

  withSlug(taxonomy: Taxonomy, slug: string): number | undefined {
    return first(this.slugs.get(`${taxonomy}|${slug}`));
  }

  /** WordPress keeps the slugs of all taxonomies in one table. */
  slugTaken(slug: string, exceptId = 0): boolean {
    const ids = this.slugsAnywhere.get(slug);
    return ids.size > 1 || (ids.size === 1 && first(ids) !== exceptId);
  }

  /** By name as the database compares it: case and accents do not count. */
  withName(taxonomy: Taxonomy, name: string): ReadonlySet<number> {
    return this.names.get(`${taxonomy}|${collationKey(name)}`);
  }

  childrenOf(parent: number): ReadonlySet<number> {
    return this.parents.get(parent);
  }
}

export function first(ids: ReadonlySet<number>): number | undefined {
  return ids.values().next().value;
}
