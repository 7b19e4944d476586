import { cn } from "@/components/ui/class-names";
import type { FieldType } from "@/server/domain/field";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { type ReferenceNames, shownValue } from "./shown-value";

/** A value of a record in one line; pictures are shown as pictures. */
export function ValueView({
  value,
  type,
  names,
  strong = false,
}: {
  value: JsonValue;
  type: FieldType;
  names: ReferenceNames;
  strong?: boolean;
}) {
  const text = shownValue(value, type, names);
  if (text === null) return <span className="text-ink-faint text-xs italic">empty</span>;
  const urls = type === "images" && Array.isArray(value) ? urlsOf(value) : [];
  return (
    <span
      className={cn("flex min-w-0 items-center gap-1.5 text-xs", strong ? "text-ink" : "text-ink-muted")}
      title={text}
    >
      {urls.slice(0, 3).map((url) => (
        // biome-ignore lint/performance/noImgElement: pictures of the stores come from any address, as they are.
        <img
          key={url}
          src={url}
          alt=""
          loading="lazy"
          className="size-6 shrink-0 rounded border bg-subtle object-cover"
        />
      ))}
      <span className={cn("min-w-0", strong ? "line-clamp-2 [overflow-wrap:anywhere]" : "truncate")}>
        {text}
      </span>
    </span>
  );
}

function urlsOf(value: JsonValue[]): string[] {
  return value.flatMap((entry) => (isJsonObject(entry) && typeof entry.url === "string" ? [entry.url] : []));
}
