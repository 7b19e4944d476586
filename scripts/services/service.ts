import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { createLogSink, type LogSink, type LogTarget } from "./log-sink";
import { groupEnded, signalGroup } from "./processes";
import { projectRoot } from "./project";
import { StartError } from "./start-error";

export interface ServiceDefinition {
  /** What its lines begin with, such as `app`. */
  name: string;
  /** What Node is started with. */
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Resolves when the service can be used. */
  ready(signal: AbortSignal): Promise<void>;
}

export interface ServiceEvents {
  started?(pid: number): void;
  ended?(pid: number): void;
  /** It ended without having been asked to. */
  crashed(reason: string): void;
}

const graceMs = 8_000;
const lastLinesMs = 100;

/** A process of Node with all that it starts: a group of its own, so that the whole of it can be ended. */
export class Service {
  readonly name: string;
  readonly #log: LogSink;
  #child: ChildProcess | undefined;

  constructor(
    private readonly definition: ServiceDefinition,
    target: LogTarget,
    private readonly events: ServiceEvents,
  ) {
    this.name = definition.name;
    this.#log = createLogSink(definition.name, target);
  }

  /** The process id while it runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process and waits until it is ready; rejects with its last lines when it ends instead. */
  async start(): Promise<void> {
    if (this.#child) throw new Error(`${this.name} runs already`);
    const child = spawn(process.execPath, this.definition.args, {
      cwd: projectRoot,
      env: this.definition.env as NodeJS.ProcessEnv,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    this.#log.attach(child.stdout);
    this.#log.attach(child.stderr);
    if (child.pid) this.events.started?.(child.pid);

    const waiting = new AbortController();
    let isReady = false;
    const ended = endOf(child);
    void ended.then((how) => {
      waiting.abort();
      if (child.pid) this.events.ended?.(child.pid);
      if (this.#child !== child) return;
      this.#child = undefined;
      // Whatever it has started is of no use without it.
      if (child.pid) signalGroup(child.pid, "SIGKILL");
      if (isReady) this.events.crashed(this.#report(how));
    });
    await Promise.race([
      this.definition.ready(waiting.signal),
      ended.then((how) => {
        throw new StartError(this.#report(how));
      }),
    ]).catch((error: unknown) => {
      if (error instanceof StartError) throw error;
      throw new StartError(
        this.#report(`did not get ready: ${error instanceof Error ? error.message : error}`),
      );
    });
    isReady = true;
  }

  /** Asks the group to end, and makes it end when it does not within some seconds. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** Ends the group as a power cut would. */
  async kill9(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async #end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const pid = this.#child?.pid;
    this.#child = undefined;
    if (!pid) return;
    signalGroup(pid, signal);
    if (await groupEnded(pid, graceMs)) return;
    signalGroup(pid, "SIGKILL");
    await groupEnded(pid, graceMs);
  }

  #report(how: string): string {
    const { place } = this.#log;
    const tail = this.#log.tail();
    return `${this.name} ${how}.${place ? `\n${tail}\nAll of its output is in ${place}` : ""}`;
  }
}

/** How a process ended. Not told by `close`, which waits for all that it has started; but its last lines are. */
async function endOf(child: ChildProcess): Promise<string> {
  const how = await new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`could not be started: ${error.message}`));
    child.once("exit", (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`),
    );
  });
  await sleep(lastLinesMs);
  return how;
}
