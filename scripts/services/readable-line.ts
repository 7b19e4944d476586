const own = new Set(["level", "time", "msg", "part", "err"]);

/** A line of the project's logger in the form that people read; any other line as it is. */
export function readableLine(line: string): string {
  if (!line.startsWith("{")) return line;
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line);
  } catch {
    return line;
  }
  if (typeof entry.level !== "string" || typeof entry.time !== "string") return line;
  const fields = Object.entries(entry)
    .filter(([name]) => !own.has(name))
    .map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const level = entry.level === "info" ? [] : [entry.level];
  const part = typeof entry.part === "string" ? [`${entry.part}:`] : [];
  const text = [entry.time.slice(11, 19), ...level, ...part, entry.msg, ...fields].filter(Boolean).join(" ");
  const { stack } = (entry.err ?? {}) as { stack?: unknown };
  return typeof stack === "string" ? `${text}\n${stack}` : text;
}
