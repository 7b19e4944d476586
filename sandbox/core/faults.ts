import { z } from "zod";
import { type Random, seededRandom } from "./random";

const faultKinds = [
  /** Answers late, then as usual. */
  "latency",
  /** 429 with the headers that say when to come back. */
  "429",
  /** 429 without any header, as a platform under load sends it. */
  "429-bare",
  "500",
  "502",
  "503",
  "504",
  /** Takes the request and never answers. Nothing is done. */
  "timeout",
  /** Cuts the connection with a TCP reset. Nothing is done. */
  "reset",
  /** Does the work, then sends only the first half of the body. */
  "truncate",
  /** Does the work, then cuts the connection without an answer. */
  "lose-answer",
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface FaultRule {
  kind: FaultKind;
  /** Any method when left out. */
  method?: string;
  /** A glob (`*` within a segment, `**` across) or a regular expression on the path without its query; all when left out. */
  path?: string | RegExp;
  /** Leaves this many matching requests alone first. */
  skip?: number;
  /** Fires on every n-th matching request. */
  every?: number;
  /** Fires with this probability, from a generator with the given seed. */
  probability?: number;
  seed?: number;
  /** Fires at most this often. */
  times?: number;
  /** How long: the latency, the wait a 429 asks for, or how long a time-out holds the connection. */
  ms?: number;
}

export interface FaultState extends Omit<FaultRule, "path"> {
  path?: string;
  matched: number;
  fired: number;
}

/** A rule as it arrives over HTTP: `path` is a glob, `regex` a regular expression. */
export const faultRuleSchema = z.strictObject({
  kind: z.enum(faultKinds),
  method: z.string().optional(),
  path: z.string().optional(),
  regex: z.string().refine(isExpression, "This is not a regular expression.").optional(),
  skip: z.int().nonnegative().optional(),
  every: z.int().positive().optional(),
  probability: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
  times: z.int().positive().optional(),
  ms: z.number().nonnegative().optional(),
});

function isExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

interface ActiveRule {
  rule: FaultRule;
  pattern: RegExp | undefined;
  random: Random;
  matched: number;
  fired: number;
}

/** The faults of one sandbox server, changed from code or over HTTP while it runs. */
export class Faults {
  private rules: ActiveRule[] = [];

  constructor(rules: readonly FaultRule[] = []) {
    this.set(rules);
  }

  set(rules: readonly FaultRule[]): void {
    this.rules = rules.map(activate);
  }

  add(rule: FaultRule): void {
    this.rules.push(activate(rule));
  }

  clear(): void {
    this.rules = [];
  }

  list(): FaultState[] {
    return this.rules.map(({ rule, matched, fired }) => {
      const { path, ...rest } = rule;
      return { ...rest, ...(path === undefined ? {} : { path: String(path) }), matched, fired };
    });
  }

  /** The rules that fire for this request: any number of latencies and at most one other. */
  decide(method: string, path: string): FaultRule[] {
    const firing: FaultRule[] = [];
    for (const active of this.rules) {
      const { rule } = active;
      if (rule.kind !== "latency" && firing.some((one) => one.kind !== "latency")) continue;
      if (rule.method && rule.method.toUpperCase() !== method.toUpperCase()) continue;
      if (active.pattern && !active.pattern.test(path)) continue;
      if (fires(active)) firing.push(rule);
    }
    return firing;
  }
}

function fires(active: ActiveRule): boolean {
  const { rule } = active;
  active.matched += 1;
  const place = active.matched - (rule.skip ?? 0);
  if (place <= 0) return false;
  if (rule.times !== undefined && active.fired >= rule.times) return false;
  if (rule.every !== undefined && place % rule.every !== 0) return false;
  if (rule.probability !== undefined && active.random() >= rule.probability) return false;
  active.fired += 1;
  return true;
}

function activate(rule: FaultRule): ActiveRule {
  return { rule, pattern: toPattern(rule.path), random: seededRandom(rule.seed ?? 1), matched: 0, fired: 0 };
}

function toPattern(path: string | RegExp | undefined): RegExp | undefined {
  if (path === undefined) return undefined;
  // A global or sticky expression would remember its place between two requests.
  if (path instanceof RegExp) return new RegExp(path.source, path.flags.replace(/[gy]/g, ""));
  const source = path
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"),
    )
    .join("");
  return new RegExp(`^${source}$`);
}
