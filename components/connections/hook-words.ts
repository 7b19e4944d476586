import type { RouterOutputs } from "@/components/api/trpc";
import type { State } from "@/components/ui/state-badge";

export type Webhooks = RouterOutputs["connection"]["webhooks"]["get"];
export type Hook = Webhooks["hooks"][number];

/** What stores call things, where a shopkeeper would say another word. */
const WORDS: Record<string, string> = {
  sku: "variant",
  inventory: "stock",
  created: "added",
  updated: "changed",
  deleted: "removed",
};

/** "store/product/inventory/updated" becomes "Product stock changed", "store/order/*" "Any change of an order". */
export function topicInWords(topic: string): string {
  const words = topic
    .split("/")
    .filter((part) => part !== "store")
    .flatMap((part) => part.replace(/([a-z\d])([A-Z])/g, "$1 $2").split(/[\s_]+/))
    .map((word) => WORDS[word.toLowerCase()] ?? word.toLowerCase());
  const subject = words.slice(0, -1).join(" ");
  const sentence =
    words.at(-1) === "*"
      ? `any change of ${/^[aeiou]/.test(subject) ? "an" : "a"} ${subject}`
      : words.join(" ");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export const HOOK_STATES: Record<Hook["state"], { state: State; word: string }> = {
  active: { state: "good", word: "On" },
  inactive: { state: "attention", word: "Switched off by the store" },
  missing: { state: "attention", word: "Not at the store" },
};

/** How real time does on the whole, in one word. */
export function webhooksState({ on, problem, hooks }: Pick<Webhooks, "on" | "problem" | "hooks">): {
  state: State;
  word: string;
} {
  if (!on) return { state: "off", word: "Off" };
  if (problem || hooks.some(({ state }) => state !== "active")) {
    return { state: "attention", word: "Needs a look" };
  }
  return { state: "good", word: "On" };
}
