import type { Inngest, InngestFunction } from "inngest";

/** What a scenario works with, whichever executor drives the functions. */
export interface Stage {
  inngest: Inngest;
  /** Notes that something ran, to be counted afterwards. */
  note(topic: string, value?: unknown): void;
  notes(topic: string): unknown[];
  /** Waits until so many notes of a topic are there. */
  noted(topic: string, count: number): Promise<unknown[]>;
  /** Sends an event and answers its id as the executor gave it. */
  send(name: string, data?: Record<string, unknown>, more?: { id?: string; ts?: number }): Promise<string>;
  /** The runs that an event started. */
  runsOf(eventId: string): Promise<ShownRun[]>;
  /** Waits until the one run that an event started has ended. */
  ended(eventId: string): Promise<ShownRun>;
}

export interface ShownRun {
  id: string;
  functionId: string;
  status: "Queued" | "Running" | "Completed" | "Failed" | "Cancelled";
  output: unknown;
}

export interface Scenario {
  title: string;
  functions: InngestFunction.Any[];
  play(): Promise<void>;
}

export type ScenarioMaker = (stage: Stage) => Scenario;
