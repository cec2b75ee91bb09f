import { isIteration, originOf } from "./eval/derived.ts";
import type { FoundInUse } from "./lint.ts";
import type { Finding, Related } from "./rules/rule.ts";
import type { Piece } from "./syntax/nodes.ts";
import type { TerraformModule } from "./terraform/module.ts";

/** More calls of a module are not named one by one. */
const MOST_CALLS_NAMED = 3;
const MOST_INSTANCES_NAMED = 5;

/**
 * Makes one finding of those that a rule has for the same place in several uses of a module, or in several instances of
 * a resource, and says in which when it is not in all of them.
 */
export function mergeUses(found: readonly FoundInUse[]): FoundInUse[] {
  const result: FoundInUse[] = [];
  for (const group of groupByPlace(found)) {
    const [first] = group;
    if (!first) continue;
    if (group.length === 1) {
      result.push({ ...first, ...withUses(first.finding, group) });
      continue;
    }
    const messages = new Set<string>();
    // One instance in one use may have several findings at a place; the others only add where it is so too.
    for (const one of group.filter((other) => isSameCase(other, first))) {
      if (isIteration(one.finding.at.piece) && messages.has(one.finding.message)) continue;
      messages.add(one.finding.message);
      result.push({ ...one, ...withUses(one.finding, group) });
    }
  }
  return result;
}

function groupByPlace(found: readonly FoundInUse[]): FoundInUse[][] {
  if (found.length < 2) return found.map((one) => [one]);
  const byPiece = new Map<Piece, Map<string, FoundInUse[]>>();
  const groups: FoundInUse[][] = [];
  for (const one of found) {
    const { piece, range } = one.finding.at;
    const origin = originOf(piece);
    const places = byPiece.get(origin) ?? new Map<string, FoundInUse[]>();
    byPiece.set(origin, places);
    const key = `${range.start}-${range.end}`;
    const group = places.get(key);
    if (group) group.push(one);
    else {
      const made = [one];
      places.set(key, made);
      groups.push(made);
    }
  }
  return groups;
}

function isSameCase(a: FoundInUse, b: FoundInUse): boolean {
  return a.module === b.module && instanceOf(a.finding) === instanceOf(b.finding);
}

function instanceOf(finding: Finding): string | undefined {
  return finding.subject.instance;
}

function withUses(finding: Finding, group: readonly FoundInUse[]): Pick<FoundInUse, "finding" | "path"> {
  const [first, ...others] = group;
  if (others.length === 0 && !first?.module?.use.call && !instanceOf(finding)) return { finding };
  const modules = [...new Set(group.flatMap((one) => one.module ?? []))];
  const calls = modules.flatMap((module) => module.use.call ?? []);
  const instances = partOfInstances(finding, group);
  if (calls.length === 0 && !instances) return { finding };
  const related: Related[] = calls.slice(0, MOST_CALLS_NAMED).map((call) => ({
    at: call.block.header,
    message: `${call.address} uses this module`,
  }));
  const [only] = modules;
  const path = modules.length === 1 && only ? only.path : "";
  return {
    path,
    finding: {
      ...finding,
      message: instances ? `${finding.message} (${instances})` : finding.message,
      related: [...(finding.related ?? []), ...related],
    },
  };
}

/** The instances it is found in, when there are others; undefined when it is found in all of them. */
function partOfInstances(finding: Finding, group: readonly FoundInUse[]): string | undefined {
  const found = [...new Set(group.flatMap((one) => instanceOf(one.finding) ?? []))];
  if (found.length === 0) return undefined;
  const all = new Set(
    group.flatMap(({ module }) => (module ? instancesIn(module, finding.subject.address) : [])),
  );
  if (found.length >= all.size) return undefined;
  const named = found.slice(0, MOST_INSTANCES_NAMED).join(", ");
  const others = found.length - MOST_INSTANCES_NAMED;
  return `instances ${named}${others > 0 ? ` and ${others} more` : ""}`;
}

function instancesIn(module: TerraformModule, address: string): string[] {
  return [...module.resources(), ...module.dataSources()]
    .filter((one) => one.address === address)
    .flatMap((one) => one.instance ?? []);
}
