import type { Difference } from "./compare-product";

/** Reports each field of one record that is not as expected. */
export function fieldCheck(sourceId: string, name: string, report: (difference: Difference) => void) {
  return (field: string, expected: string, held: string): void => {
    if (expected !== held) report({ sourceId, name, field, expected, held });
  };
}
