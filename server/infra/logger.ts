import pino from "pino";
import { logLevel } from "@/server/env";

const secretName =
  /pass(word|phrase)|secret|token|authori[sz]ation|cookie|credential|api[-_]?key|consumer[-_]?key|signing[-_]?key|event[-_]?key|x-auth/i;
/** WooCommerce keys (`ck_`, `cs_`), HTTP credentials and passwords in addresses, wherever a text quotes them. */
const secretText =
  /\b(c[ks])_[0-9a-f]{40}\b|\b(Basic|Bearer)\s+[\w+/=.-]{8,}|(:\/\/[^/\s:@]*:)[^@/\s]+(?=@)/gi;
const hidden = "[hidden]";
const deepest = 6;

/** A copy of the value that may be logged: what its name or its look betrays as a secret is hidden. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === "string") {
    return value.replace(secretText, (_, key?: string, scheme?: string, address?: string) =>
      key ? `${key}_${hidden}` : scheme ? `${scheme} ${hidden}` : `${address}${hidden}`,
    );
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (depth >= deepest) return "[deeper]";
  if (value instanceof Error) {
    const { name, message, stack, cause, ...rest } = value;
    const described = withoutSecrets({ ...rest, message, stack, cause }, depth) as object;
    return { type: name, ...described };
  }
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, secretName.test(name) ? hidden : withoutSecrets(item, depth + 1)]),
  );
}

/** A logger that writes lines of JSON: to the process's standard output unless a destination is given. */
export function createLogger(destination?: pino.DestinationStream): pino.Logger {
  return pino(
    {
      level: logLevel(),
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (entry) => withoutSecrets(entry) as Record<string, unknown>,
      },
      // The formatter above has described errors already.
      serializers: { err: (error) => error },
      hooks: {
        logMethod(inputs, method) {
          // Of an error logged alone pino takes the message as the line's own, past the formatter.
          const [first] = inputs as unknown[];
          const all = first instanceof Error ? [{ err: first }, first.message, ...inputs.slice(1)] : inputs;
          const cleaned = all.map((input) => (typeof input === "string" ? withoutSecrets(input) : input));
          method.apply(this, cleaned as typeof inputs);
        },
      },
    },
    destination,
  );
}

export const logger = createLogger();

/** A logger whose lines carry the name of a part, such as `executor`, and its ids, such as the run's. */
export function loggerFor(part: string, ids: Record<string, string> = {}): pino.Logger {
  return logger.child({ part, ...ids });
}
