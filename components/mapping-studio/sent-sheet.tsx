"use client";

import { FileJson2 } from "lucide-react";
import { sentenceOf } from "@/components/api/error-sentence";
import { CHILD_WORDS, ENTITY_WORDS } from "@/components/imports/import-words";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { JsonView } from "@/components/ui/code-view";
import { Disclosure } from "@/components/ui/disclosure";
import { formatCounted } from "@/components/ui/number";
import { Sheet, SheetContent, SheetDescription, SheetTitle, SheetTrigger } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { CHILD_KINDS, type ChildKind, type Entity } from "@/server/domain/entity";
import type { Preview } from "./studio-context";

/** The very body that a run would send for the previewed record, and what is wrong with it. */
export function SentSheet({
  entity,
  title,
  platform,
  preview,
  error,
}: {
  entity: Entity;
  title: string | null;
  platform: string;
  preview: Preview | undefined;
  error: unknown;
}) {
  const issues = preview?.issues ?? [];
  return (
    <Sheet>
      <SheetTrigger asChild>
        <Button aria-label="What would be sent for this record">
          <FileJson2 aria-hidden />
          <span className="max-xl:sr-only">What is sent</span>
          {issues.length > 0 ? (
            <span className="rounded bg-attention-soft px-1.5 text-attention text-xs tabular-nums">
              {issues.length}
            </span>
          ) : null}
        </Button>
      </SheetTrigger>
      <SheetContent className="w-[min(40rem,calc(100vw-2rem))]">
        <div className="grid gap-4 p-5">
          <div className="pr-8">
            <SheetTitle className="font-semibold text-base">What would be sent</SheetTitle>
            <SheetDescription className="text-ink-muted text-sm">
              {title ? `For "${title}", ` : ""}as {platform} would receive it. Ids that begin with "new:"
              stand for what the run makes first.
            </SheetDescription>
          </div>
          {error ? (
            <Alert state="attention" title="The stores could not be asked">
              {sentenceOf(error)}
            </Alert>
          ) : !preview ? (
            <Skeleton className="h-64 w-full" />
          ) : (
            <>
              {issues.map((issue) => (
                <Alert
                  key={`${issue.code}${issue.rule}${issue.cause}`}
                  state={issue.severity === "error" ? "broken" : "attention"}
                  title={issue.title}
                >
                  {issue.cause} {issue.remedy}
                </Alert>
              ))}
              {preview.payload ? (
                <>
                  <JsonView
                    value={preview.payload.body}
                    label={`body of the ${ENTITY_WORDS[entity].one}`}
                    className="[&_pre]:max-h-[60vh]"
                  />
                  {childGroups(preview.payload.children).map(({ kind, children }) => (
                    <section key={kind} className="grid gap-2">
                      <h3 className="font-medium text-sm">
                        {formatCounted(children.length, CHILD_WORDS[kind])}
                      </h3>
                      {children.map((child, index) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: labels may repeat, and the list is drawn anew as a whole.
                        <Disclosure key={index} summary={child.label}>
                          <JsonView value={child.body} label={`body of ${child.label}`} />
                        </Disclosure>
                      ))}
                    </section>
                  ))}
                  {preview.limits.length > 0 ? (
                    <section className="grid gap-2">
                      <h3 className="font-medium text-sm">What {platform} cannot take of it</h3>
                      <ul className="grid gap-1.5 text-sm">
                        {preview.limits.map((limit) => (
                          <li key={limit.code}>
                            <span className="font-medium">{limit.field}.</span>{" "}
                            <span className="text-ink-muted">{limit.instead}</span>
                          </li>
                        ))}
                      </ul>
                    </section>
                  ) : null}
                </>
              ) : (
                <p className="text-ink-muted text-sm">Nothing: this record cannot be mapped.</p>
              )}
            </>
          )}
        </div>
      </SheetContent>
    </Sheet>
  );
}

type Child = NonNullable<Preview["payload"]>["children"][number];

/** What lies below the record, each kind by itself. */
function childGroups(children: readonly Child[]): { kind: ChildKind; children: Child[] }[] {
  return CHILD_KINDS.map((kind) => ({
    kind,
    children: children.filter((child) => child.kind === kind),
  })).filter((group) => group.children.length > 0);
}
