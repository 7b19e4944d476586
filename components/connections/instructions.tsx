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
      </CardContent>
    </Card>
  );
}
