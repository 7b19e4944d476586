interface Entry {
  until: number;
  value: Promise<unknown>;
}

/**
 * Remembers for a few minutes what a store answered, so that choosing filters and editing a mapping do not spend its
 * quota. It is no more than a memory: each process has its own, and what falls out of it is asked for again.
 */
export class BriefMemory<T> {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly ttlMs: number,
    private readonly most: number,
  ) {}

  /** What is remembered, else what `load` brings; several who ask at once share one answer. */
  async remember(key: string, now: number, load: () => Promise<T>): Promise<T> {
    const known = this.entries.get(key);
    if (known && known.until > now) return known.value as Promise<T>;
    const value = load();
    this.put(key, now, value);
    try {
      return await value;
    } catch (error) {
      if (this.entries.get(key)?.value === value) this.entries.delete(key);
      throw error;
    }
  }

  put(key: string, now: number, value: T | Promise<T>): void {
    this.entries.delete(key);
    this.entries.set(key, { until: now + this.ttlMs, value: Promise.resolve(value) });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.most) break;
      this.entries.delete(oldest);
    }
  }
}
