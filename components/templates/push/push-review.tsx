"use client";

import { useMemo, useState } from "react";
import { LoadError } from "@/components/api/load-error";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatCounted } from "@/components/ui/number";
import { Progress } from "@/components/ui/progress";
import { ImportDifference } from "./import-difference";
import { KeepChoice } from "./keep-choice";
import { PushResult } from "./push-result";
import { type ImportPreview, verdictOf, worstFirst } from "./push-verdict";
import { usePreviews } from "./use-previews";
import { usePush } from "./use-push";

/** Looks at all imports, lets choose what is kept, asks once, and pushes. */
export function PushReview({
  template,
  version,
  importIds,
  onBusy,
  onPushed,
  onClose,
}: {
  template: { id: string; name: string };
  version: number;
  importIds: readonly string[];
  onBusy(busy: boolean): void;
  onPushed(): void;
  onClose(): void;
}) {
  const look = usePreviews(template.id, version, importIds);
  const { state, push } = usePush(template.id, version);
  const [keepAll, setKeepAll] = useState(true);
  const [otherwise, setOtherwise] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const ordered = useMemo(() => worstFirst(look.previews, version), [look.previews, version]);
  const keeps = ({ importId }: ImportPreview) => otherwise.has(importId) !== keepAll;
  const toggle = ({ importId }: ImportPreview, keep: boolean) =>
    setOtherwise((before) => {
      const next = new Set(before);
      if (keep === keepAll) next.delete(importId);
      else next.add(importId);
      return next;
    });
  if (state) return <PushResult state={state} version={version} template={template} onClose={onClose} />;
  if (look.error) {
    return (
      <div className="p-5">
        <LoadError what="What would change" error={look.error} onRetry={look.retry} />
      </div>
    );
  }
  const judged = ordered.map((preview) => {
    const keep = keeps(preview);
    return { preview, keep, verdict: verdictOf(preview, version, keep) };
  });
  const wanted = judged.filter(({ verdict }) => verdict.kind === "changes" || verdict.kind === "mark");
  const changing = judged.filter(({ verdict }) => verdict.kind === "changes").length;
  const byHand = ordered.filter((preview) => preview.byHand > 0);
  const overwritten = judged.filter(({ verdict }) => verdict.kind === "changes" && verdict.overwritten > 0);
  const start = async () => {
    setAsking(false);
    onBusy(true);
    onPushed();
    await push(wanted);
    onBusy(false);
  };
  return (
    <>
      <div className="grid flex-1 content-start gap-4 p-5">
        {look.done ? null : (
          <div role="status" className="grid gap-2 text-ink-muted text-sm">
            Looking at {formatCounted(importIds.length, "import")}: {look.looked} so far
            <Progress value={(look.looked / importIds.length) * 100} label="Imports looked at" />
          </div>
        )}
        {byHand.length > 1 ? (
          <KeepChoice
            name="all"
            question={`${formatCounted(byHand.length, "import was", "imports were")} changed by hand since the last push`}
            keep={keepAll}
            onChange={(keep) => {
              setKeepAll(keep);
              setOtherwise(new Set());
            }}
          />
        ) : null}
        <ul className="grid gap-2">
          {judged.map(({ preview, keep, verdict }) => (
            <li key={preview.importId}>
              <ImportDifference
                preview={preview}
                verdict={verdict}
                entity={look.entity ?? "products"}
                labels={look.labels}
                version={version}
                keep={keep}
                onKeep={(next) => toggle(preview, next)}
                open={importIds.length === 1}
              />
            </li>
          ))}
        </ul>
        {look.done && look.previews.length < importIds.length ? (
          <p className="text-ink-muted text-sm">
            {formatCounted(importIds.length - look.previews.length, "import is", "imports are")} gone
            meanwhile.
          </p>
        ) : null}
      </div>
      <div className="sticky bottom-0 flex flex-wrap items-center justify-between gap-3 border-t bg-raised px-5 py-3">
        <span className="text-ink-muted text-sm tabular-nums" role="status">
          {look.done
            ? wanted.length === 0
              ? "Nothing to push"
              : `${formatCounted(changing, "import changes", "imports change")}${
                  wanted.length > changing ? `, ${wanted.length - changing} only marked as up to date` : ""
                }`
            : ""}
        </span>
        <span className="flex gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!look.done || wanted.length === 0}
            onClick={() => setAsking(true)}
          >
            Push version {version}
          </Button>
        </span>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger={overwritten.length > 0}
        title={`Push version ${version} to ${formatCounted(wanted.length, "import")}?`}
        description={<Asked name={template.name} wanted={wanted} overwritten={overwritten.length} />}
        confirmLabel={`Push to ${formatCounted(wanted.length, "import")}`}
        onConfirm={() => void start()}
      />
    </>
  );
}

function Asked({
  name,
  wanted,
  overwritten,
}: {
  name: string;
  wanted: readonly { preview: ImportPreview }[];
  overwritten: number;
}) {
  const clients = new Set(wanted.map(({ preview }) => preview.clientName)).size;
  const running = wanted.filter(({ preview }) => preview.running).length;
  return (
    <>
      <p>
        Mapping, options and schedules of "{name}" are written into {formatCounted(wanted.length, "import")}{" "}
        of {formatCounted(clients, "client")}. Their next runs work by them.
      </p>
      {overwritten > 0 ? (
        <p className="mt-2 text-ink">
          What was changed by hand in {formatCounted(overwritten, "import")} is overwritten.
        </p>
      ) : null}
      {running > 0 ? (
        <p className="mt-2">
          {formatCounted(running, "run is", "runs are")} under way and go on as they began.
        </p>
      ) : null}
    </>
  );
}
