import type { Expression } from "../nodes.ts";

/** The key of an object's item when it is a bare word or a plain string. */
export function keyName(key: Expression): string | undefined {
  if (key.kind === "traversal" && key.steps.length === 0) return key.root;
  if (key.kind === "literal") return String(key.value);
  return undefined;
}
