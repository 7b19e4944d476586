"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useMemo, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { DataTable } from "@/components/data-table/data-table";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { EmptyState } from "@/components/ui/empty-state";
import { NativeSelect } from "@/components/ui/native-select";
import { StateIcon } from "@/components/ui/state-badge";
import { QUEUE_PERIODS, QUEUE_STATES, type QueuePeriod } from "@/server/domain/support";
import { QUEUE_STATE_WORDS } from "./access-words";
import { AskDialog } from "./ask-dialog";
import { queueColumns } from "./queue-columns";
import { QueueGroups } from "./queue-groups";
import { queueTable, toGroupsQuery } from "./queue-table";

export type QueueRow = RouterOutputs["support"]["queue"]["rows"][number];

const stateOptions = QUEUE_STATES.map((value) => {
  const { state, word } = QUEUE_STATE_WORDS[value];
  return { value, label: word, icon: <StateIcon state={state} className="animate-none" /> };
});

const PERIOD_WORDS: Record<QueuePeriod, string> = {
  day: "Last 24 hours",
  week: "Last 7 days",
  month: "Last 30 days",
};

/** What broke, everywhere: by cause, and the runs behind it. */
export function QueuePage({ organisations }: { organisations: { id: string; name: string }[] }) {
  const trpc = useTRPC();
  const view = useTableQuery(useMemo(() => queueTable(organisations), [organisations]));
  const { filters } = view.query;
  const groups = useQuery(
    trpc.support.groups.queryOptions(toGroupsQuery(view.query), { placeholderData: keepPreviousData }),
  );
  const result = useQuery(trpc.support.queue.queryOptions(view.query, { placeholderData: keepPreviousData }));
  const [asking, setAsking] = useState<QueueRow | null>(null);
  const columns = useMemo(() => queueColumns(setAsking), []);
  return (
    <>
      <QueueGroups
        result={groups}
        chosen={filters.cause}
        onChoose={(causes) => view.setFilter("cause", causes)}
      />
      <section className="grid gap-3" aria-labelledby="queue-runs">
        <h2 id="queue-runs" className="font-semibold text-base">
          Runs
        </h2>
        <TableToolbar view={view}>
          <FacetFilter
            title="State"
            options={stateOptions}
            value={filters.state}
            onChange={(values) => view.setFilter("state", values)}
          />
          <FacetFilter
            title="Organisation"
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            value={filters.organisation}
            onChange={(values) => view.setFilter("organisation", values)}
          />
          <NativeSelect
            aria-label="Period"
            value={filters.period[0] ?? "week"}
            onChange={({ target }) => view.setFilter("period", target.value === "week" ? [] : [target.value])}
          >
            {QUEUE_PERIODS.map((value) => (
              <option key={value} value={value}>
                {PERIOD_WORDS[value]}
              </option>
            ))}
          </NativeSelect>
        </TableToolbar>
        <DataTable
          label="Runs"
          columns={columns}
          view={view}
          result={result}
          rowId={(row) => row.id}
          empty={
            <EmptyState icon={Inbox} title="Nothing is broken">
              No run of the last seven days stopped or left records failed.
            </EmptyState>
          }
        />
      </section>
      <AskDialog row={asking} onClose={() => setAsking(null)} />
    </>
  );
}
