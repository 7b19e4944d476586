import { ExternalLink } from "lucide-react";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import type { PlatformOffer } from "./connection-state";

/** Where to find what the form asks for, in the words of the platform's own admin pages. */
export function Instructions({ platform }: { platform: PlatformOffer }) {
  return (
    <Card>
      <CardHeader title={`Where to find this in ${platform.name}`} />
      <CardContent>
        <ol className="grid gap-3">
          {platform.instructions.map((step, index) => (
            <li key={step} className="flex gap-3 text-sm">
              <span
                aria-hidden
                className="flex size-5 shrink-0 items-center justify-center rounded-full border bg-subtle font-medium text-2xs text-ink-muted tabular-nums"
              >
                {index + 1}
              </span>
              <span className="text-ink-muted">{step}</span>
            </li>
          ))}
        </ol>
        {platform.sandboxUrl ? (
          <p className="mt-4 border-t pt-3 text-ink-muted text-sm">
            To try things out, a stand-in store runs at{" "}
            <a
              href={platform.sandboxUrl}
              target="_blank"
              rel="noopener noreferrer"
              className="focus-ring inline-flex items-center gap-1 rounded text-accent-text hover:underline"
            >
              {platform.sandboxUrl}
              <ExternalLink className="size-3.5" aria-hidden />
              <span className="sr-only"> (new tab)</span>
            </a>
            {platform.oneClick?.available
              ? ". Connect it with one click."
              : ". Its page tells what to enter; the address belongs under Advanced."}
          </p>
        ) : null}
      </CardContent>
    </Card>
  );
}
