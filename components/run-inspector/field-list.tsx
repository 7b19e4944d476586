import { cn } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import { formatCounted } from "@/components/ui/number";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { fieldLabel } from "./field-label";
import { HtmlValue } from "./html-value";
import { ImageValue, isImageAddress } from "./image-value";
import { useMark, usePreview } from "./marks";
import { asNamedValues, isEmpty, itemTitle } from "./pane-model";
import { inReadingOrder } from "./reading-order";

/** Fields with their values; those with longer values take the whole width. */
export function FieldList({ fields, path }: { fields: JsonObject; path: string }) {
  const filled = inReadingOrder(fields).filter(([, value]) => !isEmpty(value));
  if (filled.length === 0) return <p className="text-ink-muted text-sm">Nothing is filled in.</p>;
  return (
    <dl className="grid gap-px text-sm">
      {filled.map(([key, value]) => (
        <FieldRow key={key} name={fieldLabel(key)} value={value} path={`${path}.${key}`} />
      ))}
    </dl>
  );
}

/** Longer values stand below their name, so that none breaks in the middle of a narrow pane. */
const LONGEST_BESIDE = 22;

function isShort(value: JsonValue): boolean {
  if (Array.isArray(value) || isJsonObject(value)) return false;
  return String(value).length <= LONGEST_BESIDE;
}

function FieldRow({ name, value, path }: { name: string; value: JsonValue; path: string }) {
  const mark = useMark(path);
  const short = isShort(value);
  return (
    <div
      className={cn(
        "-mx-2 rounded-md px-2 py-1",
        short && "flex items-baseline justify-between gap-3",
        mark && "bg-attention-soft",
      )}
    >
      <dt className="shrink-0 text-ink-muted text-xs leading-5">
        {name}
        {mark ? (
          <span className="ml-1.5 font-medium text-attention">
            {path.startsWith("sent.") ? "sent" : "held"}
            <span className="sr-only"> differently on the other side</span>
          </span>
        ) : null}
      </dt>
      <dd className={cn("min-w-0 [overflow-wrap:anywhere]", short && "text-right")}>
        <FieldValue value={value} path={path} />
      </dd>
    </div>
  );
}

/** One value as a person reads it. */
function FieldValue({ value, path }: { value: JsonValue; path: string }) {
  if (Array.isArray(value)) return <ListValue items={value} path={path} />;
  if (isJsonObject(value)) return <ObjectValue fields={value} path={path} />;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string") return <TextValue text={value} path={path} />;
  return <span className="tabular-nums">{value === null ? "–" : String(value)}</span>;
}

const FEW_FIELDS = 4;

function ObjectValue({ fields, path }: { fields: JsonObject; path: string }) {
  const list = (
    <div className="mt-0.5 border-l pl-3">
      <FieldList fields={fields} path={path} />
    </div>
  );
  const filled = Object.values(fields).filter((value) => !isEmpty(value)).length;
  return filled <= FEW_FIELDS ? list : <Disclosure summary={`${filled} fields`}>{list}</Disclosure>;
}

function TextValue({ text, path }: { text: string; path: string }) {
  const safeHtml = usePreview(path);
  if (safeHtml !== undefined) return <HtmlValue html={text} safeHtml={safeHtml} />;
  if (isImageAddress(text)) return <ImageValue address={text} />;
  if (/^https?:\/\/\S+$/.test(text)) return <OutsideLink address={text} />;
  return <span className="whitespace-pre-wrap">{text}</span>;
}

function OutsideLink({ address }: { address: string }) {
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className="focus-ring rounded text-accent-text hover:underline"
    >
      {address}
    </a>
  );
}

function ListValue({ items, path }: { items: JsonValue[]; path: string }) {
  const named = asNamedValues(items);
  if (named) return <NamedValues entries={named} path={path} />;
  if (items.every((item) => !isJsonObject(item) && !Array.isArray(item))) {
    const images = items.filter((item): item is string => typeof item === "string" && isImageAddress(item));
    if (images.length === items.length) return images.map((src) => <ImageValue key={src} address={src} />);
    return items.map(String).join(", ");
  }
  return (
    <Disclosure summary={formatCounted(items.length, "entry", "entries")} className="mt-0.5">
      <ol className="grid gap-2 border-l pl-3">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own, and the list never changes.
          <li key={index}>
            {isJsonObject(item) ? (
              <>
                <p className="font-medium text-xs leading-5">{itemTitle(item, index)}</p>
                <FieldList fields={item} path={`${path}.${index}`} />
              </>
            ) : isEmpty(item) ? (
              "–"
            ) : (
              <FieldValue value={item} path={`${path}.${index}`} />
            )}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

function NamedValues({ entries, path }: { entries: { name: string; value: JsonValue }[]; path: string }) {
  const empty = entries.filter((entry) => isEmpty(entry.value)).length;
  return (
    <div className="mt-0.5 border-l pl-3">
      <dl className="grid gap-px">
        {entries.map((entry, index) =>
          isEmpty(entry.value) ? null : (
            <FieldRow
              // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and the list never changes.
              key={index}
              name={entry.name}
              value={entry.value}
              path={`${path}.${index}.value`}
            />
          ),
        )}
      </dl>
      {empty > 0 ? (
        <p className="py-1 text-ink-faint text-xs">{formatCounted(empty, "empty value")} not shown</p>
      ) : null}
    </div>
  );
}
