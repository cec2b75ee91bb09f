import type {
  ChangeDiff,
  ImmutabilityVerdict,
  MutatedMachine,
  PlannedChange,
  VerdictItem,
} from "../../../protocol/src/plan-view.ts";
import { isImagePath, isLabel, isStatefulRole } from "../knowledge/resource-roles.ts";

/**
 * What the plan means for machines that are replaced and never changed.
 * @param diffs undefined where nobody knows what changes in what, nor in which order things are replaced: then it is the worst
 * that may be, and says so
 */
export function verdictOf(
  changes: readonly PlannedChange[],
  diffs: readonly ChangeDiff[] | undefined,
): ImmutabilityVerdict {
  const machines = changes.filter(({ role }) => role === "machine");
  const attributesOf = ({ diff }: PlannedChange): string[] =>
    (diff === undefined ? undefined : diffs?.[diff])?.attributes.map(({ path }) => path) ?? [];
  const parts = {
    mutated: machines
      .filter(({ kind }) => kind === "update")
      .map((change) => mutatedOf(change, attributesOf(change))),
    replaced: machines.flatMap((change) => {
      const order = orderOf(change);
      return order ? [{ ...itemOf(change), order }] : [];
    }),
    rolling: changes
      .filter((change) => isUpdatedGroup(change) && (!diffs || isRolling(change, attributesOf(change))))
      .map(itemOf),
    lost: changes
      .filter(({ role, kind }) => isStatefulRole(role) && (kind === "delete" || kind.startsWith("replace")))
      .map(itemOf),
    removed: machines.filter(({ kind }) => kind === "delete").map(itemOf),
  };
  const unclear = changes.filter(({ role, kind }) => kind === "unknown" && isMachineOrData(role)).length;
  const deeds = [
    ...(diffs ? deedsOf(parts) : worstOf(parts)),
    unclear > 0 && `does to ${counted(unclear, "resource")} what this version of Rebake does not know`,
  ];
  const level = levelOf(parts);
  const isWorse = unclear > 0 && level !== "loses-data";
  return { level: isWorse ? "mutates" : level, summary: sentence(deeds), ...parts };
}

function isMachineOrData(role: PlannedChange["role"]): boolean {
  return role === "machine" || role === "machine-group" || role === "node-pool" || isStatefulRole(role);
}

type Parts = Omit<ImmutabilityVerdict, "level" | "summary">;

function itemOf({ id, address, role }: PlannedChange): VerdictItem {
  return { change: id, address, role };
}

function mutatedOf(change: PlannedChange, attributes: readonly string[]): MutatedMachine {
  return {
    ...itemOf(change),
    attributes,
    labelsOnly: attributes.length > 0 && attributes.every(isLabel),
  };
}

function orderOf({ kind }: PlannedChange): "destroy-first" | "create-first" | undefined {
  if (kind === "replace-destroy-first") return "destroy-first";
  return kind === "replace-create-first" ? "create-first" : undefined;
}

function isUpdatedGroup({ role, kind }: PlannedChange): boolean {
  return (role === "machine-group" || role === "node-pool") && kind === "update";
}

/** A group whose image, script or template becomes another replaces its machines afterwards, as its own settings say. */
function isRolling({ type }: PlannedChange, attributes: readonly string[]): boolean {
  return attributes.some((path) => isImagePath(type, path));
}

function levelOf({ lost, mutated, replaced, removed, rolling }: Parts): ImmutabilityVerdict["level"] {
  if (lost.length > 0) return "loses-data";
  if (mutated.some(({ labelsOnly }) => !labelsOnly)) return "mutates";
  if (removed.length > 0 || replaced.some(({ order }) => order === "destroy-first")) return "interrupts";
  return replaced.length > 0 || rolling.length > 0 ? "replaces" : "untouched";
}

function deedsOf({ lost, mutated, replaced, removed, rolling }: Parts): (string | false)[] {
  const changed = mutated.filter(({ labelsOnly }) => !labelsOnly).length;
  const first = replaced.filter(({ order }) => order === "destroy-first").length;
  return [
    lost.length > 0 && `loses the data of ${counted(lost.length, "resource")}`,
    changed > 0 && `changes ${counted(changed, "running machine")} in place`,
    first > 0 && `destroys ${counted(first, "machine")} before the replacement is there`,
    removed.length > 0 && `deletes ${counted(removed.length, "machine")} for good`,
    replaced.length > first && `replaces ${counted(replaced.length - first, "machine")}, the new one first`,
    rolling.length > 0 && `makes ${counted(rolling.length, "group")} replace machines`,
    mutated.length > changed && `changes only labels of ${counted(mutated.length - changed, "machine")}`,
  ];
}

/** The same where only kinds and types are known. */
function worstOf({ lost, mutated, replaced, removed, rolling }: Parts): (string | false)[] {
  return [
    lost.length > 0 && `loses the data of ${counted(lost.length, "resource")}`,
    mutated.length > 0 &&
      `changes ${counted(mutated.length, "running machine")} in place (perhaps only labels)`,
    replaced.length > 0 && `replaces ${counted(replaced.length, "machine")} (in which order is not known)`,
    removed.length > 0 && `deletes ${counted(removed.length, "machine")} for good`,
    rolling.length > 0 && `changes ${counted(rolling.length, "group")}, which may replace machines`,
  ];
}

function sentence(deeds: readonly (string | false)[]): string {
  const parts = deeds.filter((part) => typeof part === "string");
  if (parts.length === 0) return "Touches no machine and no data that Rebake knows of.";
  const joined = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
  return `${joined?.[0]?.toUpperCase() ?? ""}${joined?.slice(1) ?? ""}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
