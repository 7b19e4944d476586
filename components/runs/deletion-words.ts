import { countOf } from "@/components/imports/import-words";
import type { DeletionReport } from "@/server/domain/deletion-report";
import type { Entity } from "@/server/domain/entity";
import type { Retirement } from "@/server/domain/import-settings";

const DONE: Record<Retirement, (shop: string) => string> = {
  draft: (shop) => `set to draft in "${shop}"`,
  private: (shop) => `set to private in "${shop}"`,
  trash: (shop) => `moved to the trash of "${shop}"`,
};

/** What the policy does to a record: "moved to the trash of "Shop"". */
export function retirementWords(policy: Retirement, shop: string): string {
  return DONE[policy](shop);
}

const LOOKED: Record<DeletionReport["looked"], string> = {
  count: "Both sides' numbers agree, so the ids did not have to be gone through.",
  walk: "All ids of the source were gone through.",
  asked: "The source was asked for the records that this run named.",
};

/** What a run found gone and did about it, in sentences. */
export function deletionWords(
  entity: Entity,
  { policy, looked, gone, retired }: DeletionReport,
  shop: string,
  dry: boolean,
): string[] {
  if (gone === 0) return ["Nothing is gone at the source that the shop still has.", LOOKED[looked]];
  const done = retirementWords(policy, shop);
  const are = (count: number) => (count === 1 ? "is" : "are");
  const sentences = [`${countOf(entity, gone)} ${are(gone)} gone at the source.`];
  if (dry) sentences.push(`${gone === 1 ? "It" : "They"} would be ${done}.`);
  else if (retired === gone) sentences.push(`${gone === 1 ? "It was" : "All of them were"} ${done}.`);
  else sentences.push(`${countOf(entity, retired)} ${retired === 1 ? "was" : "were"} ${done}.`);
  return [...sentences, LOOKED[looked]];
}
