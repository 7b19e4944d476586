import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

export interface StateStoreOptions<T> {
  /** The state of a new store; also what `reset` returns to. */
  initial: () => T;
  /** Keeps the state in this file as well; without it the state lives in memory alone. */
  file?: string;
  /** For states that are not plain JSON, such as those with maps. */
  toJson?: (state: T) => unknown;
  fromJson?: (json: unknown) => T;
  /** How late the file may be. */
  delayMs?: number;
}

export interface StateStore<T> {
  readonly state: T;
  /** To be called after every change. */
  changed(): void;
  /** Resolves when all that has changed so far is on disk. */
  flush(): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * State in memory with an optional JSON snapshot on disk. A snapshot replaces the old one whole, so a process
 * that is killed leaves the old or the new one, never half of one.
 */
export function createStateStore<T>(options: StateStoreOptions<T>): StateStore<T> {
  const { file, initial, delayMs = 100 } = options;
  const toJson = options.toJson ?? ((state: T) => state);
  let state = file && existsSync(file) ? readSnapshot(file, options) : initial();
  let timer: NodeJS.Timeout | undefined;
  let dirty = false;
  let lastWriteMs = 0;
  let writing: Promise<void> = Promise.resolve();
  let failure: unknown;

  async function write(target: string): Promise<void> {
    const started = performance.now();
    dirty = false;
    const text = JSON.stringify(toJson(state));
    mkdirSync(dirname(target), { recursive: true });
    const temporary = `${target}.${process.pid}.tmp`;
    await writeFile(temporary, text);
    await rename(temporary, target);
    lastWriteMs = performance.now() - started;
  }

  function writeNow(): void {
    timer = undefined;
    if (!file) return;
    writing = writing
      .then(() => (dirty ? write(file) : undefined))
      .catch((error: unknown) => {
        failure = error;
        console.error(`The sandbox could not save its state to ${file}:`, error);
      });
  }

  function schedule(): void {
    if (!file || timer) return;
    // A very large state takes long to write: it is then written less often rather than all the time.
    timer = setTimeout(writeNow, Math.max(delayMs, lastWriteMs * 2));
  }

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    writeNow();
    await writing;
    if (failure) {
      const cause = failure;
      failure = undefined;
      throw new Error(`The sandbox state could not be saved to ${file}.`, { cause });
    }
  }

  return {
    get state() {
      return state;
    },
    changed() {
      dirty = true;
      schedule();
    },
    flush,
    async reset() {
      state = initial();
      dirty = true;
      await flush();
    },
    close: flush,
  };
}

function readSnapshot<T>(file: string, options: StateStoreOptions<T>): T {
  try {
    const json: unknown = JSON.parse(readFileSync(file, "utf8"));
    return options.fromJson ? options.fromJson(json) : (json as T);
  } catch (error) {
    throw new Error(`The sandbox state in ${file} cannot be read. Remove the file to start afresh.`, {
      cause: error,
    });
  }
}
