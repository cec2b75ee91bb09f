import type { ChangeGroup, PlannedChange } from "../../../protocol/src/plan-view.ts";
import { blockAddress } from "./addresses.ts";

/** Puts equal changes of one block together. */
export function groupsOf(changes: readonly PlannedChange[]): ChangeGroup[] {
  const groups = new Map<string, number[]>();
  for (const [index, change] of changes.entries()) {
    const key = keyOf(change);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()].flatMap((indices) => {
    const members = indices.flatMap((index) => changes[index] ?? []);
    const [first] = members;
    if (!first) return [];
    const { id, kind, role } = first;
    return { id, kind, role, block: blockAddress(first.address), title: titleOf(members), changes: indices };
  });
}

/** Where something existing is changed, what changes counts too; what comes or goes as a whole differs in its names anyway. */
function keyOf(change: PlannedChange): string {
  const isChanged =
    change.kind === "update" || change.kind.startsWith("replace") || change.kind === "unknown";
  return JSON.stringify([
    change.kind,
    change.mode,
    blockAddress(change.address),
    change.actions,
    change.why.code ?? "",
    change.why.forcedBy.map(({ path }) => path),
    change.deposed !== undefined,
    change.importing !== undefined,
    change.previousAddress !== undefined,
    isChanged ? (change.diff ?? -1) : -1,
  ]);
}

function titleOf(members: readonly PlannedChange[]): string {
  const [first] = members;
  if (!first || members.length === 1) return first?.id ?? "";
  const keys = members.map(({ key }) => key);
  const bases = new Set(members.map(({ address, key }) => withoutKey(address, key)));
  const [base] = bases;
  if (bases.size === 1 && base !== undefined && new Set(keys).size === keys.length) {
    if (keys.every((key) => typeof key === "number")) return `${base}[${rangesOf(keys)}]`;
    if (keys.length <= 3) return `${base}[${keys.map((key) => JSON.stringify(key)).join(", ")}]`;
  }
  return `${first.id} and ${members.length - 1} more`;
}

function withoutKey(address: string, key: number | string | undefined): string {
  if (key === undefined || !address.endsWith("]")) return address;
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
}

/** [0, 1, 2, 5] as "0..2, 5". */
function rangesOf(keys: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const key of [...keys].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && key === last[1] + 1) last[1] = key;
    else ranges.push([key, key]);
  }
  const shown = ranges.map(([from, to]) =>
    to === from ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}..${to}`,
  );
  return shown.length <= 6 ? shown.join(", ") : `${shown.slice(0, 5).join(", ")}, ...`;
}
