import type { NodeTarget } from "./tree-node.ts";

/** The folder of a root module that a command was called with: of a line of the Plan view, or as it is. */
export function rootIn(given: unknown): string | undefined {
  return typeof given === "string" ? given : targetIn(given)?.root;
}

/** What a line of the Plan view stands for; commands may be called with anything. */
export function targetIn(given: unknown): Pick<NodeTarget, "root" | "address"> | undefined {
  if (typeof given !== "object" || given === null || !("target" in given)) return undefined;
  const { target } = given;
  if (typeof target !== "object" || target === null || !("root" in target)) return undefined;
  const { root, address } = target as Record<string, unknown>;
  if (typeof root !== "string") return undefined;
  return { root, address: typeof address === "string" ? address : undefined };
}
