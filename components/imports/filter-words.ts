import { formatCounted } from "@/components/ui/number";
import type {
  CustomerFilters,
  ImportFilters,
  OrderFilters,
  ProductFilters,
} from "@/server/domain/import-settings";

interface Words {
  title: string;
  about: string;
}

export const VISIBILITY_WORDS: Record<ProductFilters["visibility"], Words> = {
  all: { title: "All", about: "Visible and hidden ones" },
  visible: { title: "Visible only", about: "What shoppers can see" },
  hidden: { title: "Hidden only", about: "What shoppers cannot see" },
};

export const TYPE_WORDS: Record<ProductFilters["type"], Words> = {
  all: { title: "All", about: "Physical and digital" },
  physical: { title: "Physical", about: "What is shipped" },
  digital: { title: "Digital", about: "Downloads and services" },
};

export const AVAILABILITY_WORDS: Record<ProductFilters["availability"][number], Words> = {
  available: { title: "Available", about: "Can be bought" },
  disabled: { title: "Disabled", about: "Shown, but cannot be bought" },
  preorder: { title: "Pre-order", about: "Can be ordered before it is there" },
};

export const INCOMPLETE_WORDS: Record<OrderFilters["incomplete"], Words> = {
  skip: { title: "Leave them out", about: "They are no sales; a shop keeps them as abandoned carts." },
  import: { title: "Bring them over", about: "They arrive with the status that the mapping gives them." },
};

export const DELETED_WORDS: Record<OrderFilters["deleted"], Words> = {
  skip: { title: "Leave them out", about: "Only what the source itself lists as its orders." },
  import: { title: "Bring them over", about: "For books that must be complete." },
};

export const DIGITAL_WORDS: Record<OrderFilters["digital"], Words> = {
  import: { title: "Bring them over", about: "They count as sales like any other." },
  skip: { title: "Leave them out", about: "Only orders of which something was shipped." },
};

/** Of each member of a union by itself. */
type OfStep<Filters> = Filters extends unknown ? Omit<Filters, "sourceIds"> : never;
type Time = (iso: string) => string;

function inProducts(filters: OfStep<ProductFilters>): string[] {
  const phrases: string[] = [];
  if (filters.visibility !== "all") phrases.push(VISIBILITY_WORDS[filters.visibility].title);
  if (filters.availability.length > 0 && filters.availability.length < 3) {
    phrases.push(filters.availability.map((one) => AVAILABILITY_WORDS[one].title).join(" or "));
  }
  if (filters.type !== "all") phrases.push(TYPE_WORDS[filters.type].title);
  if (filters.categoryIds.length > 0) {
    phrases.push(`In ${formatCounted(filters.categoryIds.length, "category", "categories")}`);
  }
  return phrases;
}

function created({ createdSince, createdUntil }: OfStep<CustomerFilters | OrderFilters>, time: Time) {
  if (createdSince && createdUntil)
    return [`Created between ${time(createdSince)} and ${time(createdUntil)}`];
  if (createdSince) return [`Created since ${time(createdSince)}`];
  return createdUntil ? [`Created until ${time(createdUntil)}`] : [];
}

function inCustomers(filters: OfStep<CustomerFilters>, time: Time): string[] {
  const groups = filters.groupIds.length;
  return [...(groups > 0 ? [`In ${formatCounted(groups, "group")}`] : []), ...created(filters, time)];
}

function inOrders(filters: OfStep<OrderFilters>, time: Time): string[] {
  const phrases = created(filters, time);
  const statuses = filters.statusIds.length;
  if (statuses > 0) phrases.unshift(`In ${formatCounted(statuses, "status", "statuses")}`);
  else if (filters.incomplete === "import") phrases.push("Incomplete ones too");
  if (filters.deleted === "import") phrases.push("Deleted ones too");
  if (filters.digital === "skip") phrases.push("Without digital ones");
  return phrases;
}

/** The filters as a list of short phrases; empty when every record is taken. */
export function filtersInWords(filters: OfStep<ImportFilters>, exactTime: Time): string[] {
  const own =
    "categoryIds" in filters
      ? inProducts(filters)
      : "groupIds" in filters
        ? inCustomers(filters, exactTime)
        : "statusIds" in filters
          ? inOrders(filters, exactTime)
          : [];
  return filters.modifiedSince ? [...own, `Modified since ${exactTime(filters.modifiedSince)}`] : own;
}
