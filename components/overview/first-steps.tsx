"use client";

import { Check } from "lucide-react";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import type { Overview } from "./overview-page";

type Steps = NonNullable<Overview["firstSteps"]>;

const STEPS: {
  done(steps: Steps): boolean;
  title: string;
  description: string;
  act: string;
  path: string;
}[] = [
  {
    done: (steps) => steps.hasSource,
    title: "Connect the source",
    description: "The BigCommerce store that is read. Nothing in it is changed.",
    act: "Connect",
    path: "/connections/new?platform=bigcommerce",
  },
  {
    done: (steps) => steps.hasTarget,
    title: "Connect the target",
    description: "The WooCommerce store that is written.",
    act: "Connect",
    path: "/connections/new?platform=woocommerce",
  },
  {
    done: (steps) => steps.hasImport,
    title: "Create an import",
    description: "What to bring over, which records, and which field goes where.",
    act: "Create",
    path: "/imports/new",
  },
  {
    done: (steps) => steps.hasDryRun,
    title: "Do a dry run",
    description: "See what would happen to each record. Nothing is written.",
    act: "Open imports",
    path: "/imports",
  },
  {
    done: () => false,
    title: "Run it",
    description: "Bring the records over. A later run writes only what has changed.",
    act: "Open imports",
    path: "/imports",
  },
];

/** What to do first, until the first run has ended. */
export function FirstSteps({ steps }: { steps: Steps }) {
  const { slug } = useOrganisation();
  const next = STEPS.findIndex((step) => !step.done(steps));
  const done = STEPS.filter((step) => step.done(steps)).length;
  return (
    <Card>
      <CardHeader
        title="Your first import"
        description="Five steps from two stores to a filled shop."
        actions={
          <span className="text-ink-muted text-sm tabular-nums">
            {done} of {STEPS.length} done
          </span>
        }
      />
      <ol className="divide-y border-t">
        {STEPS.map((step, index) => {
          const finished = step.done(steps);
          const current = index === next;
          return (
            <li
              key={step.title}
              aria-current={current ? "step" : undefined}
              className={cn("flex items-center gap-3.5 px-4 py-3", current && "bg-accent-soft/40")}
            >
              <span
                aria-hidden
                className={cn(
                  "flex size-6 shrink-0 items-center justify-center rounded-full border font-medium text-xs tabular-nums",
                  finished && "border-good-line bg-good-soft text-good",
                  current && "border-accent bg-accent text-accent-ink",
                  !finished && !current && "bg-subtle text-ink-muted",
                )}
              >
                {finished ? <Check className="size-3.5" strokeWidth={2.5} /> : index + 1}
              </span>
              <div className="min-w-0 flex-1">
                <p className={cn("font-medium text-sm", finished && "text-ink-muted")}>
                  {step.title}
                  {finished ? <span className="sr-only"> (done)</span> : null}
                </p>
                {finished ? null : <p className="text-ink-muted text-sm">{step.description}</p>}
              </div>
              {current ? (
                <Button asChild variant="primary">
                  <Link href={`/${slug}${step.path}`}>{step.act}</Link>
                </Button>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
