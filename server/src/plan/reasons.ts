import type { ChangeKind } from "../../../protocol/src/plan-view.ts";

/**
 * What `action_reason` means, as a clause. Sources: the engines' documentation of the JSON output format; `enabled_false` and
 * `forgot_*` are OpenTofu's.
 */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: "it is tainted: its creation failed half-way, or somebody marked it",
  replace_by_request: "somebody asked for it with -replace",
  replace_by_triggers: "something it names in replace_triggered_by changes",
  delete_because_no_resource_config: "its block is not in the configuration any more",
  delete_because_no_module: "its module is not in the configuration any more",
  delete_because_wrong_repetition: "its block has gained or lost count or for_each",
  delete_because_count_index: "count does not reach its index any more",
  delete_because_each_key: "its key is not in for_each any more",
  delete_because_no_move_target: "the address it was moved to is not in the configuration",
  delete_because_enabled_false: "it is switched off with enabled",
  forgot_because_lifecycle_destroy_in_config: "its block says destroy = false",
  forgot_because_lifecycle_destroy_in_state: "its block said destroy = false when it was last applied",
  read_because_config_unknown: "its arguments are known only at apply",
  read_because_dependency_pending: "something it depends on changes first",
  read_because_check_nested: "a check reads it anew each time",
};

/** The clause that says why; empty where the kind of change says it all. */
export function reasonText(
  kind: ChangeKind,
  code: string | undefined,
  details: {
    readonly forcedBy: readonly string[];
    readonly deposed: string | undefined;
    readonly previousAddress: string | undefined;
    readonly keepsOld: boolean;
    /** It is brought under management by the same apply that changes it. */
    readonly isImported: boolean;
  },
): string {
  const parts: string[] = [];
  if (details.deposed !== undefined)
    parts.push(`a replacement that failed left this old object (${details.deposed}) behind`);
  else if (kind === "forget" && details.keepsOld)
    parts.push("a new one is created and the old one goes on existing, unmanaged");
  else if (kind === "forget" && (code === undefined || code.startsWith("delete_because")))
    parts.push("it goes on existing, and is not managed any more");
  else if (details.forcedBy.length > 0) {
    // What is tainted or asked for would be replaced without them, too.
    if (code !== undefined && code !== CANNOT_UPDATE) parts.push(meaningOf(code));
    parts.push(`${listed(details.forcedBy)} cannot be changed in place`);
  } else if (code === CANNOT_UPDATE) parts.push("the provider cannot change it in place");
  else if (code !== undefined) parts.push(meaningOf(code));
  if (details.isImported && kind !== "import") parts.push("it is imported first");
  if (details.previousAddress !== undefined) parts.push(`it was ${details.previousAddress}`);
  return parts.join("; ");
}

const CANNOT_UPDATE = "replace_because_cannot_update";

function meaningOf(code: string): string {
  return Object.hasOwn(REASONS, code) ? (REASONS[code] ?? "") : code.replaceAll("_", " ");
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  if (names.length > 4) return `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
