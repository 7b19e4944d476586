import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { formatDay } from "@/components/ui/format-time";
import { formatCount, formatCounted } from "@/components/ui/number";
import { BarLegend, StackedBars } from "@/components/ui/stacked-bars";
import type { Overview } from "./overview-page";

const series = [
  { key: "records", word: "Records", colour: "var(--chart-records)" },
  { key: "failed", word: "Failed", colour: "var(--chart-failures)" },
] as const;

/** Records and failures of the last 30 days. The sentence beside the title says the same to those who see no chart. */
export function ActivityChart({ days }: { days: Overview["days"] }) {
  const records = days.reduce((sum, day) => sum + day.records, 0);
  const failed = days.reduce((sum, day) => sum + day.failed, 0);
  return (
    <Card>
      <CardHeader
        title="Last 30 days"
        description={`${formatCounted(records, "record")} brought over, ${formatCount(failed)} failed. Dry runs are not counted.`}
        actions={<BarLegend series={series} />}
      />
      <CardContent className="h-60 pl-1" aria-hidden>
        <StackedBars points={days} series={series} nameOf={formatDay} />
      </CardContent>
    </Card>
  );
}
