"use client";

import { Download } from "lucide-react";
import { EMAIL_CLASH_WORDS, EXISTING_WORDS } from "@/components/imports/option-words";
import { exportUrl } from "@/components/runs/export-url";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Choice } from "../choice";
import { Note } from "./note";
import type { OptionFormProps } from "./option-form";

export function CustomerOptions({ details, options, onChange }: OptionFormProps) {
  const { slug } = useOrganisation();
  const mayExport = useMay("data:export");
  const target = details.target ? `"${details.target.name}"` : "the target";
  const { lastRun } = details;
  return (
    <>
      <Choice
        question={`When ${target} already has an account with the same e-mail address`}
        help="Only customers that no import has brought over yet. Those that one has are always kept in step."
        value={options.existing}
        onChange={(existing) => onChange({ existing })}
        answers={EXISTING_WORDS.customers}
        columns={3}
      />
      <Choice
        question="When several customers of the source share one e-mail address"
        help="A shop knows each address once. A source with several storefronts can hold one more than once."
        value={options.emailClash}
        onChange={(emailClash) => onChange({ emailClash })}
        answers={EMAIL_CLASH_WORDS}
        columns={3}
      />
      <Note title="Nobody is mailed">
        <p>
          While a run writes, the shop's "New account" mail is switched off, and at its end it is put back as
          it was. Somebody who signs up in the shop during that time gets no such mail either.
        </p>
      </Note>
      <Note title="Passwords stay behind">
        <p>
          No store gives passwords away, so none can be brought over. Each customer sets a new one by "Lost
          your password?" on the shop's sign-in page. To write to them about it at a time of your choosing,
          take the list of customers as a CSV file
          {lastRun ? "." : " from the run's page, once the first run has ended."}
        </p>
        {lastRun && mayExport ? (
          <div>
            <Button asChild size="sm">
              <a
                href={exportUrl(`/api/exports/runs/${lastRun.id}/records`, { org: slug, kind: "customer" })}
                download
              >
                <Download aria-hidden />
                Customers of the last run (CSV)
              </a>
            </Button>
          </div>
        ) : null}
      </Note>
    </>
  );
}
