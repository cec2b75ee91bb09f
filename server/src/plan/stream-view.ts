import type {
  ChangeKind,
  DriftedObject,
  OutputChange,
  PlannedChange,
  PlanView,
  ShownValue,
} from "../../../protocol/src/plan-view.ts";
import type { EventOf, RunEvent } from "../../../protocol/src/run-events.ts";
import { roleOf } from "../knowledge/resource-roles.ts";
import { type AddressParts, partsOf } from "./addresses.ts";
import { groupsOf } from "./groups.ts";
import { byRisk, countsByKind, makeUnique } from "./order.ts";
import { reasonText } from "./reasons.ts";
import { ABSENT, SENSITIVE, UNKNOWN } from "./shown-values.ts";
import { verdictOf } from "./verdict.ts";

/**
 * The view of a plan as far as the events of its run tell: all there is when `show -json` is too large or fails. Nothing of it is
 * secret, since the stream has no values.
 * @param changes what the exit code says: whether there is anything to apply
 */
export function streamView(
  events: readonly RunEvent[],
  { changes: isChanging }: { readonly changes: boolean },
): PlanView {
  const changes = byRisk(
    events.flatMap((event) => (event.type === "planned_change" ? changesOf(event) : [])),
  );
  makeUnique(changes);
  const drift = events.flatMap((event) => (event.type === "resource_drift" ? driftOf(event) : []));
  const outputs = events.flatMap((event) => (event.type === "outputs" ? outputsOf(event) : []));
  const isEmpty = !isChanging && changes.length === 0 && drift.length === 0 && outputs.length === 0;
  return {
    version: 1,
    fromStream: true,
    formatVersion: "",
    completeness: { state: "unknown", isEmpty, deferred: [], reasons: [] },
    counts: {
      ...countsByKind(changes),
      unchanged: 0,
      drifted: drift.length,
      outputs: outputs.length,
      failedChecks: 0,
    },
    verdict: verdictOf(changes, undefined),
    changes,
    groups: groupsOf(changes),
    diffs: [],
    drift,
    outputs,
    checks: [],
    actions: [],
    problems: [MISSING],
  };
}

const MISSING =
  "This is what the tool said while it planned: which attributes change, checks and what stays as it is are not known, nor in which order things are replaced. The worse is shown.";

/** Sources: `internal/command/views/json/change.go` of Terraform and OpenTofu. */
const KINDS: ReadonlyMap<string, ChangeKind | undefined> = new Map([
  ["noop", undefined],
  ["delete", "delete"],
  ["replace", "replace-destroy-first"],
  ["remove", "forget"],
  ["update", "update"],
  ["create", "create"],
  ["import", "import"],
  ["move", "move"],
  ["read", "read"],
  ["open", "read"],
  ["renew", "read"],
  ["close", "read"],
]);

/** What the same reasons are called in plans, where the stream has other words. */
const CODES: ReadonlyMap<string, string> = new Map([
  ["tainted", "replace_because_tainted"],
  ["requested", "replace_by_request"],
  ["replace_triggered_by", "replace_by_triggers"],
  ["cannot_update", "replace_because_cannot_update"],
]);

function changesOf(event: EventOf<"planned_change">): PlannedChange[] {
  const { address, action, previousAddress, importId } = event;
  const kind = KINDS.has(action) ? KINDS.get(action) : "unknown";
  if (kind === undefined) return [];
  const { key, ...parts } = partsIn(event);
  return [
    {
      id: address,
      address,
      ...parts,
      ...(key === undefined ? {} : { key }),
      kind,
      role: parts.mode === "data" ? "other" : roleOf(parts.type),
      actions: [action],
      ...(previousAddress === undefined ? {} : { previousAddress }),
      ...(importId === undefined ? {} : { importing: importId === "" ? {} : { id: importId } }),
      why: whyOf(kind, event),
    },
  ];
}

/** The type that the stream names is surer than the one that the address is read as. */
function partsIn({
  address,
  resourceType,
}: EventOf<"planned_change"> | EventOf<"resource_drift">): AddressParts {
  const parts = partsOf(address);
  return resourceType === undefined ? parts : { ...parts, type: resourceType };
}

function whyOf(
  kind: ChangeKind,
  { reason, previousAddress, importId }: EventOf<"planned_change">,
): PlannedChange["why"] {
  const code = reason === undefined ? undefined : (CODES.get(reason) ?? reason);
  const known = reasonText(kind, code, {
    forcedBy: [],
    deposed: undefined,
    previousAddress,
    keepsOld: false,
    isImported: importId !== undefined,
  });
  const order = kind === "replace-destroy-first" ? "in which order is not known" : "";
  const text = [known, order].filter((part) => part !== "").join("; ");
  return { ...(code === undefined ? {} : { code }), text, forcedBy: [] };
}

function driftOf(event: EventOf<"resource_drift">): DriftedObject[] {
  const { address, action } = event;
  // What moved is a change of the plan, and nothing that happened outside.
  if (action === "move" || action === "noop") return [];
  const { type } = partsIn(event);
  const kind = action === "delete" ? "deleted" : "changed";
  return [{ id: address, address, type, role: roleOf(type), kind, about: "other", influencesPlan: false }];
}

function outputsOf({ outputs }: EventOf<"outputs">): OutputChange[] {
  return Object.entries(outputs).flatMap(([name, { action, sensitive }]): OutputChange[] => {
    if (action === undefined || action === "noop") return [];
    const change = action === "create" ? "added" : action === "delete" ? "removed" : "changed";
    const value: ShownValue = sensitive ? SENSITIVE : UNKNOWN;
    return [
      {
        name,
        change,
        before: change === "added" ? ABSENT : value,
        after: change === "removed" ? ABSENT : value,
      },
    ];
  });
}
