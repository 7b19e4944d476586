/** A map from a key to a set of ids that forgets a key when its last id goes. */
export class MultiMap<K> {
  private readonly sets = new Map<K, Set<number>>();

  add(key: K, id: number): void {
    const set = this.sets.get(key);
    if (set) set.add(id);
    else this.sets.set(key, new Set([id]));
  }

  delete(key: K, id: number): void {
    const set = this.sets.get(key);
    set?.delete(id);
    if (set?.size === 0) this.sets.delete(key);
  }

  get(key: K): ReadonlySet<number> {
    return this.sets.get(key) ?? nothing;
  }

  has(key: K): boolean {
    return this.sets.has(key);
  }
}

const nothing: ReadonlySet<number> = new Set();
