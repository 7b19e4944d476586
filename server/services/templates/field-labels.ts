import type { Entity } from "@/server/domain/entity";
import { ruleId } from "@/server/mapping/changed";
import type { ServiceDeps } from "@/server/services/deps";

/** What target fields are called, by the ids of their rules. */
export function fieldLabels(
  deps: Pick<ServiceDeps, "platforms">,
  entity: Entity,
  changes: readonly { id: string }[],
): Record<string, string> {
  const fields = deps.platforms.all().flatMap(({ target }) => target?.fields[entity] ?? []);
  const labels = new Map(
    fields.map((field) => [ruleId({ level: field.level, target: field.key }), field.label]),
  );
  return Object.fromEntries(
    changes.flatMap(({ id }) => (labels.has(id) ? [[id, labels.get(id) ?? id]] : [])),
  );
}
