import { CHANGE_KINDS, type ChangeKind, type PlannedChange } from "../../../protocol/src/plan-view.ts";

type Placed = Pick<PlannedChange, "kind" | "module" | "mode" | "type" | "name">;

/** The riskiest first; those of the same kind and block next to each other, in the order in which blocks come first. */
export function byRisk<T extends Placed>(changes: readonly T[]): T[] {
  const firsts = new Map<string, number>();
  const blockOf = (one: T): string => `${one.module}|${one.mode}|${one.type}|${one.name}`;
  for (const [index, one] of changes.entries()) {
    const block = blockOf(one);
    if (!firsts.has(block)) firsts.set(block, index);
  }
  const rank = (one: T): number => CHANGE_KINDS.indexOf(one.kind);
  return [...changes].sort(
    (a, b) => rank(a) - rank(b) || (firsts.get(blockOf(a)) ?? 0) - (firsts.get(blockOf(b)) ?? 0),
  );
}

/** What names the same object twice (a stream does not tell deposed ones apart) still gets ids that name one each. */
export function makeUnique(changes: PlannedChange[]): void {
  const known = new Map<string, number>();
  for (const [index, change] of changes.entries()) {
    const count = (known.get(change.id) ?? 0) + 1;
    known.set(change.id, count);
    if (count > 1) changes[index] = { ...change, id: `${change.id} (${count})` };
  }
}

export function countsByKind(changes: readonly Pick<PlannedChange, "kind">[]): Record<ChangeKind, number> {
  const counts = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
  for (const { kind } of changes) counts[kind]++;
  return counts;
}
