import { Count } from "@/components/ui/number";
import { type RunHistory, spanName } from "./history-words";

const columns = [
  { key: "runs", word: "Runs" },
  { key: "written", word: "Written" },
  { key: "unchanged", word: "Unchanged" },
  { key: "failed", word: "Failed" },
] as const;

/** What the chart shows, for those who see none; days without a run are left out. */
export function HistoryTable({ history: { points, step } }: { history: RunHistory }) {
  const rows = points.filter(({ runs }) => runs > 0).toReversed();
  if (rows.length === 0) return <p className="text-ink-muted text-sm">Nothing has run in this time.</p>;
  return (
    <section
      aria-label="Records over time, as a table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
      tabIndex={0}
      className="focus-ring max-h-72 overflow-auto"
    >
      <table className="w-full max-w-xl text-sm">
        <thead>
          <tr className="border-b text-ink-muted text-xs">
            <th scope="col" className="py-1.5 pr-3 text-left font-medium">
              {step === "week" ? "Week" : "Day"}
            </th>
            {columns.map(({ key, word }) => (
              <th key={key} scope="col" className="px-3 py-1.5 text-right font-medium">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row) => (
            <tr key={row.day}>
              <th scope="row" className="whitespace-nowrap py-1.5 pr-3 text-left font-normal">
                {spanName(row.day, step)}
              </th>
              {columns.map(({ key }) => (
                <td key={key} className="px-3 py-1.5 text-right">
                  <Count
                    value={row[key]}
                    className={
                      row[key] === 0 ? "text-ink-faint" : key === "failed" ? "text-broken" : undefined
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
