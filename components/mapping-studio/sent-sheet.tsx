"use client";

import { FileJson2 } from "lucide-react";
import { sentenceOf } from "@/components/api/error-sentence";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { JsonView } from "@/components/ui/code-view";
import { Disclosure } from "@/components/ui/disclosure";
import { formatCounted } from "@/components/ui/number";
import { Sheet, SheetContent, SheetDescription, SheetTitle, SheetTrigger } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { Preview } from "./studio-context";

/** The very body that a run would send for the previewed record, and what is wrong with it. */
export function SentSheet({
  title,
  platform,
  preview,
  error,
}: {
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
                    label="body of the product"
                    className="[&_pre]:max-h-[60vh]"
                  />
                  {preview.payload.variations.length > 0 ? (
                    <section className="grid gap-2">
                      <h3 className="font-medium text-sm">
                        {formatCounted(preview.payload.variations.length, "variation")}
                      </h3>
                      {preview.payload.variations.map((variation) => (
                        <Disclosure key={variation.label} summary={variation.label}>
                          <JsonView value={variation.body} label={`body of ${variation.label}`} />
                        </Disclosure>
                      ))}
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
