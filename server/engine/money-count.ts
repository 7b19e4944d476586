import { Decimal } from "decimal.js";
import type { FoundRecord } from "@/server/connectors/core/target";
import type { ExpectedRecord, ReconciliationReport } from "./ports";

/** What orders come to on both sides, currency by currency. Never adds different currencies up. */
export class MoneyCount {
  private readonly lines = new Map<string, { source: Decimal; target: Decimal }>();

  /** A record that the target does not hold counts on one side only. */
  add(expected: ExpectedRecord, found: FoundRecord | undefined): void {
    if (!expected.amount) return;
    const line = this.line(expected.amount.currency || found?.amount?.currency || "");
    line.source = line.source.plus(expected.amount.value);
    if (found?.amount) line.target = line.target.plus(found.amount.value);
  }

  sums(): NonNullable<ReconciliationReport["money"]> {
    return [...this.lines]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([currency, { source, target }]) => ({
        currency,
        source: source.toFixed(2),
        target: target.toFixed(2),
      }));
  }

  agrees(): boolean {
    return this.sums().every(({ source, target }) => source === target);
  }

  words(): string {
    return this.sums()
      .filter(({ source, target }) => source !== target)
      .map(
        ({ currency, source, target }) =>
          ` Orders in ${currency} come to ${source} at the source and ${target} in the target.`,
      )
      .join("");
  }

  private line(currency: string) {
    const line = this.lines.get(currency) ?? { source: new Decimal(0), target: new Decimal(0) };
    this.lines.set(currency, line);
    return line;
  }
}
