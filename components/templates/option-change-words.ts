import {
  ATTRIBUTE_WORDS,
  CATEGORY_WORDS,
  EMAIL_CLASH_WORDS,
  EXISTING_WORDS,
  EXTRA_WORDS,
  IMAGE_WORDS,
  RETIREMENT_WORDS,
} from "@/components/imports/option-words";
import { formatCounted } from "@/components/ui/number";
import type { Entity } from "@/server/domain/entity";
import type { OptionValue } from "@/server/mapping/templates/option-leaves";

const LABELS: Record<string, string> = {
  existing: "What the target has already",
  attributes: "Options such as size and colour",
  images: "Images",
  categories: "Categories",
  emailClash: "Customers with one e-mail address",
  fullEveryDays: "Everything compared again",
  "deletions.policy": "Gone at the source",
  "deletions.stopAbovePercent": "Stops and asks first",
  batchSize: "Records in one request",
  concurrency: "Requests at a time",
  pageSize: "Records in one page",
};

const CHOICES: Record<string, Record<string, { title: string }>> = {
  attributes: ATTRIBUTE_WORDS,
  images: IMAGE_WORDS,
  categories: CATEGORY_WORDS,
  emailClash: EMAIL_CLASH_WORDS,
  "deletions.policy": RETIREMENT_WORDS,
};

const isExtra = (name: string): name is keyof typeof EXTRA_WORDS => name in EXTRA_WORDS;

export function optionLabel(path: string): string {
  const extra = path.replace(/^extras\./, "");
  return LABELS[path] ?? (isExtra(extra) ? EXTRA_WORDS[extra].title : path);
}

export function optionValue(entity: Entity, path: string, value: OptionValue): string {
  if (typeof value === "boolean") return value ? "Read" : "Left out";
  if (path === "fullEveryDays") {
    return value === 0 ? "Only when asked" : `After ${formatCounted(Number(value), "day")}`;
  }
  if (path === "deletions.stopAbovePercent") return `Above ${value} %`;
  const choices =
    path === "existing" ? EXISTING_WORDS[entity === "customers" ? entity : "products"] : CHOICES[path];
  const known: Record<string, { title: string }> | undefined = choices;
  return known?.[String(value)]?.title ?? String(value);
}
