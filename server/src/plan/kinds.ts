import type { ChangeKind } from "../../../protocol/src/plan-view.ts";

/**
 * What a list of actions means. The plan's documentation asks consumers to look for "delete" rather than for known lists, so
 * a list that is not known is at least never taken for something harmless.
 * @returns undefined where nothing changes
 */
export function kindOf(
  actions: readonly string[],
  { isImported, isMoved }: { readonly isImported: boolean; readonly isMoved: boolean },
): ChangeKind | undefined {
  // What says nothing may do anything.
  if (actions.length === 0) return "unknown";
  const named = actions.filter((action) => action !== "no-op");
  if (named.length === 0) return isImported ? "import" : isMoved ? "move" : undefined;
  const has = (action: string): boolean => named.includes(action);
  if (has("delete") && has("create"))
    return named.indexOf("delete") < named.indexOf("create")
      ? "replace-destroy-first"
      : "replace-create-first";
  if (has("delete")) return "delete";
  if (has("forget")) return "forget";
  if (named.length > 1) return "unknown";
  return SINGLE.get(named[0] ?? "") ?? "unknown";
}

/** `open`, `renew` and `close` are what is done to ephemeral resources, of which nothing stays. */
const SINGLE: ReadonlyMap<string, ChangeKind> = new Map([
  ["update", "update"],
  ["create", "create"],
  ["read", "read"],
  ["open", "read"],
  ["renew", "read"],
  ["close", "read"],
]);
