import { cn } from "./class-names";

const plain = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 4 });

/** A decimal as text is formatted digit by digit, never as a float. */
function exact(value: string): Intl.StringNumericLiteral {
  return value as Intl.StringNumericLiteral;
}

/** "$1,234.50"; a currency that is none stands behind the number as it is. */
export function formatMoney(value: string, currency: string): string {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).format(exact(value));
  } catch {
    return `${plain.format(exact(value))} ${currency}`.trim();
  }
}

/** An amount with its currency in figures of one width. */
export function Money({
  amount,
  className,
}: {
  amount: { value: string; currency: string };
  className?: string;
}) {
  return (
    <span className={cn("whitespace-nowrap tabular-nums", className)}>
      {formatMoney(amount.value, amount.currency)}
    </span>
  );
}
