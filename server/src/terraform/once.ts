import type { TerraformModule } from "./module.ts";

/**
 * What is worked out of a whole module, kept as long as this version of it: several rules ask for the same.
 * @param kind what is worked out, the same object or text for each module
 */
export function onceFor<Result>(module: TerraformModule, kind: unknown, compute: () => Result): Result {
  let known = KNOWN.get(module);
  if (!known) {
    known = new Map();
    KNOWN.set(module, known);
  }
  if (known.has(kind)) return known.get(kind) as Result;
  const result = compute();
  known.set(kind, result);
  return result;
}

/** Lets go of it all. */
export function forgetOnce(module: TerraformModule): void {
  KNOWN.delete(module);
}

const KNOWN = new WeakMap<TerraformModule, Map<unknown, unknown>>();
