"use client";

import { Copy, Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Label } from "@/components/ui/label";

/** Shown this once. Leaving asks whether they were kept. */
export function RecoveryCodes({ codes, email, onDone }: { codes: string[]; email: string; onDone(): void }) {
  const [kept, setKept] = useState(false);
  const text = `PrimeLink recovery codes of ${email}. Each works once.\n\n${codes.join("\n")}\n`;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast.success("The codes were copied."),
      () => toast.error("The browser did not allow copying. Select the codes and copy them by hand."),
    );
  const download = () => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    Object.assign(document.createElement("a"), {
      href: address,
      download: "primelink-recovery-codes.txt",
    }).click();
    URL.revokeObjectURL(address);
  };
  return (
    <Card>
      <CardHeader
        title="Keep your recovery codes"
        description="When your phone is gone, one of these takes the place of its code. Each works once. They are shown now and never again."
      />
      <CardContent className="grid gap-4">
        <ul
          aria-label="Recovery codes"
          className="grid gap-x-6 gap-y-1.5 rounded-lg border bg-subtle p-4 font-mono text-sm tabular-nums sm:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <Button onClick={copy}>
            <Copy aria-hidden />
            Copy all
          </Button>
          <Button onClick={download}>
            <Download aria-hidden />
            Download
          </Button>
        </div>
        <div className="flex items-center gap-2">
          <Checkbox id="kept" checked={kept} onCheckedChange={(checked) => setKept(checked === true)} />
          <Label htmlFor="kept">I keep them where I find them without my phone</Label>
        </div>
        <div>
          <Button variant="primary" disabled={!kept} onClick={onDone}>
            Done
          </Button>
        </div>
      </CardContent>
    </Card>
  );
}
