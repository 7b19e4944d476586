"use client";

import { CircleX, TriangleAlert } from "lucide-react";
import { memo, type ReactNode, useMemo } from "react";
import { ENTITY_WORDS } from "@/components/imports/import-words";
import { cn } from "@/components/ui/class-names";
import { type Evaluation, evaluateRule } from "./evaluate";
import { RuleCell } from "./rule-cell";
import { SourceCell } from "./source-cell";
import { type SampleIssue, useStudio } from "./studio-context";
import type { StudioRow } from "./studio-rows";
import { TargetCell } from "./target-cell";

/** One target field: where its value comes from, what is done to it, and what arrives; below it what is wrong. */
export const RuleRow = memo(function RuleRow({ row }: { row: StudioRow }) {
  const { read, issuesOf } = useStudio();
  const { rule, filled, field } = row;
  const evaluation = useMemo<Evaluation | null>(
    () => (rule && filled && read ? evaluateRule(rule, field, read) : null),
    [rule, filled, field, read],
  );
  const issues = issuesOf(row.id);
  return (
    <li
      data-rule={row.id}
      className={cn(
        "grid gap-x-4 gap-y-1.5 px-4 py-2 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,5fr)]",
        row.problems.length > 0 && "bg-broken-soft/40",
      )}
    >
      <div className="max-md:order-2 max-md:border-l-2 max-md:pl-3">
        <p className="text-ink-muted text-xs md:hidden">comes from</p>
        <SourceCell row={row} />
      </div>
      <div className="max-md:order-3 max-md:border-l-2 max-md:pl-3">
        <RuleCell row={row} evaluation={evaluation} />
      </div>
      <div className="max-md:order-1">
        <TargetCell row={row} evaluation={evaluation} />
      </div>
      {row.problems.length > 0 || issues.length > 0 || evaluation?.error ? (
        <div className="order-4 grid gap-1 md:col-span-3">
          {row.problems.map((problem) => (
            <Complaint key={problem.message} severity="error">
              {problem.message}
            </Complaint>
          ))}
          {evaluation?.error && row.problems.length === 0 ? (
            <Complaint severity="error">In this record: {evaluation.error}.</Complaint>
          ) : null}
          {issues.map((issue) => (
            <IssueLine key={issue.code} issue={issue} />
          ))}
        </div>
      ) : null}
    </li>
  );
});

function Complaint({ severity, children }: { severity: "error" | "warning"; children: ReactNode }) {
  const Icon = severity === "error" ? CircleX : TriangleAlert;
  return (
    <p
      className={cn(
        "flex items-start gap-1.5 text-xs",
        severity === "error" ? "text-broken" : "text-attention",
      )}
    >
      <Icon className="mt-px size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}

function IssueLine({ issue }: { issue: SampleIssue }) {
  const { entity, sampled, showRecord } = useStudio();
  return (
    <Complaint severity={issue.severity}>
      <span className="font-medium">
        {issue.title} in {issue.records} of {sampled} sampled {ENTITY_WORDS[entity].few}.
      </span>{" "}
      <span className="text-ink-muted">
        {issue.cause} {issue.remedy}
      </span>{" "}
      <button
        type="button"
        className="focus-ring rounded text-accent-text hover:underline"
        onClick={() => showRecord(issue.example.sourceId)}
      >
        Show {issue.example.title}
      </button>
    </Complaint>
  );
}
