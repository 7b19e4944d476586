"use client";

import { CircleHelp } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

const words = [
  ["Connection", "The credentials for one store. PrimeLink reads from the source and writes to the target."],
  ["Import", "What to bring from which store into which, with its filters, mapping and options."],
  ["Run", "One execution of an import. A dry run shows what would happen and writes nothing."],
  ["Issue", "What is wrong with one record, with its cause and what to do."],
] as const;

const keys = [
  ["Search and commands", ["⌘ or Ctrl", "K"]],
  ["Next field or link", ["Tab"]],
  ["Close what is open", ["Esc"]],
] as const;

/** The words of this product and its keys, at hand on every page. */
export function HelpMenu() {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Help">
          <CircleHelp aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-80 p-4" aria-label="Help">
        <h2 className="font-semibold text-sm">Words</h2>
        <dl className="mt-2 grid gap-2.5">
          {words.map(([word, meaning]) => (
            <div key={word}>
              <dt className="font-medium text-xs">{word}</dt>
              <dd className="text-ink-muted text-xs">{meaning}</dd>
            </div>
          ))}
        </dl>
        <h2 className="mt-4 border-t pt-3 font-semibold text-sm">Keys</h2>
        <dl className="mt-2 grid gap-1.5">
          {keys.map(([what, combination]) => (
            <div key={what} className="flex items-center justify-between text-xs">
              <dt className="text-ink-muted">{what}</dt>
              <dd className="flex gap-1">
                {combination.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </PopoverContent>
    </Popover>
  );
}
