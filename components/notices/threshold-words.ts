/** "Above 5 % failed records" */
export function thresholdWords(percent: number): string {
  if (percent === 0) return "Any failed record";
  if (percent === 100) return "Never for failed records alone";
  return `Above ${percent} % failed records`;
}
