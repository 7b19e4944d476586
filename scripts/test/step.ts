/** One line of `npm test`: a check, or a suite of tests. */
export interface Step {
  name: string;
  /** What Node is started with. */
  args: readonly string[];
  env?: Record<string, string>;
  /** For a suite: the file that vitest writes its counts to. A check counts as one. */
  report?: string;
  /** Wants the machine for itself, as tests that measure time or drive a browser do. */
  alone?: boolean;
}

export interface StepResult {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  /** What it wrote; shown when something failed. */
  output: string;
}
