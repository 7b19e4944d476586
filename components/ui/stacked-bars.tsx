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
import { formatCount } from "./number";

export interface BarSeries {
  key: string;
  word: string;
  /** A colour of the charts' tokens, such as "var(--chart-records)". */
  colour: string;
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const tick = { fill: "var(--ink-muted)", fontSize: 11 };

/** Series above one another over days. A sentence or a table beside it has to say the same: this is for eyes alone. */
export function StackedBars<Point extends { day: string }>({
  points,
  series,
  nameOf,
  titleOf = nameOf,
}: {
  points: Point[];
  series: readonly BarSeries[];
  /** What a day is called below the axis, and at the head of its tooltip. */
  nameOf(day: string): string;
  titleOf?(day: string): string;
}) {
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 220 }}>
      <BarChart data={points} accessibilityLayer={false} margin={{ top: 4, right: 4, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="day"
          tickFormatter={nameOf}
          tickLine={false}
          axisLine={false}
          minTickGap={40}
          tick={tick}
        />
        <YAxis
          width={44}
          allowDecimals={false}
          tickFormatter={(value: number) => compact.format(value)}
          tickLine={false}
          axisLine={false}
          tick={tick}
        />
        <Tooltip
          cursor={{ fill: "var(--hover)" }}
          content={(shown) => <BarTooltip {...shown} series={series} titleOf={titleOf} />}
          isAnimationActive={false}
        />
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
  );
}

/** The colours in words, for the card's header. */
export function BarLegend({ series }: { series: readonly BarSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {series.map(({ key, word, colour }) => (
        <li key={key} className="flex items-center gap-1.5 text-ink-muted text-xs">
          <span aria-hidden className="size-2.5 rounded-sm" style={{ background: colour }} />
          {word}
        </li>
      ))}
    </ul>
  );
}

function BarTooltip({
  active,
  payload,
  label,
  series,
  titleOf,
}: TooltipContentProps & { series: readonly BarSeries[]; titleOf(day: string): string }) {
  if (!active || typeof label !== "string") return null;
  return (
    <div className="rounded-lg border bg-raised px-3 py-2 text-xs shadow-pop">
      <p className="mb-1 font-medium">{titleOf(label)}</p>
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
