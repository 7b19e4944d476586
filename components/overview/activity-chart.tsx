"use client";

import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { formatCount, formatCounted } from "@/components/ui/number";
import type { Overview } from "./overview-page";

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const dayName = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const series = [
  { key: "records", word: "Records", colour: "var(--chart-records)" },
  { key: "failed", word: "Failed", colour: "var(--chart-failures)" },
] as const;

function nameOf(day: string): string {
  return dayName.format(new Date(`${day}T12:00:00Z`));
}

/** Records and failures of the last 30 days. The sentence beside the title says the same to those who see no chart. */
export function ActivityChart({ days }: { days: Overview["days"] }) {
  const records = days.reduce((sum, day) => sum + day.records, 0);
  const failed = days.reduce((sum, day) => sum + day.failed, 0);
  return (
    <Card>
      <CardHeader
        title="Last 30 days"
        description={`${formatCounted(records, "record")} brought over, ${formatCount(failed)} failed. Dry runs are not counted.`}
        actions={
          <ul className="flex gap-4">
            {series.map(({ key, word, colour }) => (
              <li key={key} className="flex items-center gap-1.5 text-ink-muted text-xs">
                <span aria-hidden className="size-2.5 rounded-sm" style={{ background: colour }} />
                {word}
              </li>
            ))}
          </ul>
        }
      />
      <CardContent className="h-60 pl-1" aria-hidden>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 220 }}>
          <BarChart data={days} accessibilityLayer={false} margin={{ top: 4, right: 4, bottom: 0, left: 0 }}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="day"
              tickFormatter={nameOf}
              tickLine={false}
              axisLine={false}
              minTickGap={40}
              tick={{ fill: "var(--ink-muted)", fontSize: 11 }}
            />
            <YAxis
              width={44}
              allowDecimals={false}
              tickFormatter={(value: number) => compact.format(value)}
              tickLine={false}
              axisLine={false}
              tick={{ fill: "var(--ink-muted)", fontSize: 11 }}
            />
            <Tooltip cursor={{ fill: "var(--hover)" }} content={DayTooltip} isAnimationActive={false} />
            {series.map(({ key, colour }) => (
              <Bar
                key={key}
                dataKey={key}
                stackId="day"
                fill={colour}
                maxBarSize={22}
                radius={2}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </CardContent>
    </Card>
  );
}

function DayTooltip({ active, payload, label }: TooltipContentProps) {
  if (!active || typeof label !== "string") return null;
  return (
    <div className="rounded-lg border bg-raised px-3 py-2 text-xs shadow-pop">
      <p className="mb-1 font-medium">{nameOf(label)}</p>
      {series.map(({ key, word, colour }) => (
        <p key={key} className="flex items-center justify-between gap-6 text-ink-muted">
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-2 rounded-sm" style={{ background: colour }} />
            {word}
          </span>
          <span className="text-ink tabular-nums">
            {formatCount(Number(payload.find((entry) => entry.dataKey === key)?.value ?? 0))}
          </span>
        </p>
      ))}
    </div>
  );
}
