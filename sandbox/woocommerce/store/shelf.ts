import { MultiMap } from "./multi-map";

interface Parts<T, I extends string> {
  records(): Map<number, T>;
  nextId(): number;
  changed(): void;
  /** What records are looked up by; a record without a value is not in that index. */
  indexes: Record<I, (record: T) => readonly (string | number)[]>;
}

/** Records of one kind, found by id or by an index without walking through all of them. */
export class Shelf<T extends { id: number }, I extends string> {
  private readonly maps = new Map<string, MultiMap<string | number>>();

  constructor(private readonly parts: Parts<T, I>) {
    this.reindex();
  }

  get size(): number {
    return this.parts.records().size;
  }

  get(id: number): T | undefined {
    return this.parts.records().get(id);
  }

  /** In the order in which they were made. */
  all(): T[] {
    return [...this.parts.records().values()];
  }

  with(index: I, key: string | number): T[] {
    const ids = this.maps.get(index)?.get(key) ?? [];
    return [...ids].flatMap((id) => this.get(id) ?? []);
  }

  /** Stores a record, a new one (whose id is 0) under the next id. */
  put(record: T): T {
    const stored = record.id === 0 ? { ...record, id: this.parts.nextId() } : record;
    const before = this.get(stored.id);
    if (before) this.forget(before);
    this.parts.records().set(stored.id, stored);
    this.remember(stored);
    this.parts.changed();
    return stored;
  }

  delete(id: number): void {
    const record = this.get(id);
    if (!record) return;
    this.forget(record);
    this.parts.records().delete(id);
    this.parts.changed();
  }

  reindex(): void {
    this.maps.clear();
    for (const record of this.parts.records().values()) this.remember(record);
  }

  private remember(record: T): void {
    this.each(record, (map, key) => map.add(key, record.id));
  }

  private forget(record: T): void {
    this.each(record, (map, key) => map.delete(key, record.id));
  }

  private each(record: T, act: (map: MultiMap<string | number>, key: string | number) => void): void {
    for (const [name, read] of Object.entries<(record: T) => readonly (string | number)[]>(
      this.parts.indexes,
    )) {
      let map = this.maps.get(name);
      if (!map) {
        map = new MultiMap();
        this.maps.set(name, map);
      }
      for (const key of read(record)) act(map, key);
    }
  }
}
