import { formatCount } from "@/components/ui/number";
import type { Entity } from "@/server/domain/entity";
import type { RunView } from "./run-import";

const PHASES: Record<RunView["phase"], string> = {
  plan: "Planning",
  taxonomy: "Categories and brands",
  transfer: "Records",
  media: "Images",
  deletions: "Deletions",
  reconcile: "Comparing both sides",
  finish: "Ending",
  ended: "Ended",
};

const ENTITY_NAMES: Record<Entity, string> = {
  products: "Products",
  customers: "Customers",
  orders: "Orders",
};

const BAR = 24;

function bar(share: number): string {
  const filled = Math.round(Math.min(1, share) * BAR);
  return `${"█".repeat(filled)}${"░".repeat(BAR - filled)}`;
}

/** One line that says how far a run is. */
export function progressLine(run: RunView): string {
  const { counters, media, entity } = run;
  const name = run.phase === "transfer" ? ENTITY_NAMES[entity] : PHASES[run.phase];
  const done = counters.created + counters.updated + counters.unchanged + counters.skipped + counters.failed;
  const total = Math.max(run.expectedTotal ?? 0, counters.read);
  if (run.phase === "media") {
    const all = media.pending + media.ended;
    const share = all === 0 ? 1 : media.ended / all;
    return `${bar(share)} ${name}: ${formatCount(media.ended)} of ${formatCount(all)} products`;
  }
  const waiting = run.waiting ? `, waiting for ${run.waiting.label}` : "";
  return `${bar(total === 0 ? 0 : done / total)} ${name}: ${formatCount(done)} of ${formatCount(total)} ${entity}${waiting}`;
}

/** Shows the latest line in place on a terminal, and each phase once in a log. */
export function createProgressDisplay(out: NodeJS.WriteStream = process.stdout): {
  show(run: RunView): void;
  end(): void;
} {
  let phase: string | undefined;
  return {
    show(run) {
      if (out.isTTY) out.write(`\r\u001b[2K${progressLine(run)}`);
      else if (run.phase !== phase) out.write(`${progressLine(run)}\n`);
      phase = run.phase;
    },
    end() {
      if (out.isTTY) out.write("\n");
    },
  };
}
