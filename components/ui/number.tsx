import { cn } from "./class-names";

const counts = new Intl.NumberFormat("en");
const percents = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

export function formatCount(value: number): string {
  return counts.format(value);
}

export function formatPercent(share: number): string {
  return percents.format(share);
}

/** "1 record", "1,204 records". */
export function formatCounted(value: number, one: string, many = `${one}s`): string {
  return `${counts.format(value)} ${value === 1 ? one : many}`;
}

/** A count with thousands separators in figures of one width. */
export function Count({ value, className }: { value: number; className?: string }) {
  return <span className={cn("tabular-nums", className)}>{counts.format(value)}</span>;
}
