import pino from "pino";
import { blotter } from "@/server/connectors/core/redact";
import { installationSecrets, logLevel } from "@/server/env";
import { logIds } from "./log-context";
import { withoutSecrets } from "./without-secrets";

/** Shorter ones, such as a password of a laptop's database, may be ordinary words. */
const SHORTEST = 12;

/** A logger that writes lines of JSON: to the process's standard output unless a destination is given. */
export function createLogger(destination?: pino.DestinationStream): pino.Logger {
  const hide = blotter(installationSecrets(), SHORTEST);
  const log = pino(
    {
      level: logLevel(),
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => ({ ...logIds() }),
      formatters: {
        level: (label) => ({ level: label }),
        log: (entry) => withoutSecrets(entry) as Record<string, unknown>,
      },
      // The formatter above has described errors already.
      serializers: { err: (error) => error },
      hooks: {
        streamWrite: hide,
        logMethod(inputs, method) {
          // Of an error logged alone pino takes the message as the line's own, past the formatter.
          const [first] = inputs as unknown[];
          const all = first instanceof Error ? [{ err: first }, first.message, ...inputs.slice(1)] : inputs;
          // The first object is the line's fields; what fills the message's placeholders passes no formatter.
          const cleaned = all.map((input, index) =>
            typeof input === "string" || index > 0 ? withoutSecrets(input) : input,
          );
          method.apply(this, cleaned as typeof inputs);
        },
      },
    },
    destination,
  );
  // A child's own fields pass no formatter. Children inherit this from their parent.
  const { child } = log;
  log.child = function (this: pino.Logger, fields, options) {
    return child.call(this, withoutSecrets(fields) as pino.Bindings, options);
  } as typeof child;
  return log;
}

export const logger = createLogger();

/** A logger whose lines carry the name of a part, such as `executor`, and its ids, such as the run's. */
export function loggerFor(part: string, ids: Record<string, string> = {}): pino.Logger {
  return logger.child({ part, ...ids });
}
