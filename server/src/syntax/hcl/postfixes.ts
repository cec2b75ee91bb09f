import type { Expression, SplatStep } from "../nodes.ts";

/** One of the things that may follow a value: `.name`, `[key]` or `.0`, `[*]` or `.*`. */
export type Postfix =
  | { readonly kind: "attribute"; readonly name: string; readonly end: number }
  /** `legacy`: written `.0`. */
  | { readonly kind: "index"; readonly key: Expression; readonly legacy: boolean; readonly end: number }
  | { readonly kind: "splat"; readonly full: boolean; readonly end: number };

/** The value with everything that follows it, read from left to right as HCL does. */
export function withPostfixes(operand: Expression, postfixes: readonly Postfix[]): Expression {
  let result = operand;
  for (let position = 0; position < postfixes.length; ) {
    const postfix = postfixes[position] as Postfix;
    const { piece } = operand;
    const { start } = operand.range;
    if (postfix.kind === "splat") {
      const { steps, next } = splatSteps(postfixes, position);
      const end = (postfixes[next - 1] as Postfix).end;
      result = { kind: "splat", operand: result, full: postfix.full, steps, piece, range: { start, end } };
      position = next;
      continue;
    }
    const range = { start, end: postfix.end };
    if (postfix.kind === "index") result = { kind: "index", operand: result, key: postfix.key, piece, range };
    else if (result.kind !== "traversal")
      result = { kind: "access", operand: result, name: postfix.name, piece, range };
    else {
      const names = namesFrom(postfixes, position);
      const end = (postfixes[position + names.length - 1] as Postfix).end;
      result = { ...result, steps: [...result.steps, ...names], range: { start, end } };
      position += names.length;
      continue;
    }
    position++;
  }
  return result;
}

function namesFrom(postfixes: readonly Postfix[], from: number): string[] {
  const names: string[] = [];
  for (let position = from; ; position++) {
    const postfix = postfixes[position];
    if (postfix?.kind !== "attribute") return names;
    names.push(postfix.name);
  }
}

/**
 * What the splat at `from` does to each element. `[*]` takes everything behind it, further splats included; `.*` only
 * names and `.0`, so that in `a.*.b[0]` the index picks one of the results.
 */
function splatSteps(postfixes: readonly Postfix[], from: number): { steps: SplatStep[]; next: number } {
  const splat = postfixes[from] as Postfix & { readonly kind: "splat" };
  const steps: SplatStep[] = [];
  let position = from + 1;
  for (let postfix = postfixes[position]; postfix; postfix = postfixes[position]) {
    if (postfix.kind === "attribute") steps.push({ kind: "attribute", name: postfix.name });
    else if (postfix.kind === "index" && (splat.full || postfix.legacy)) {
      steps.push({ kind: "index", key: postfix.key });
    } else if (postfix.kind === "splat" && splat.full) {
      const nested = splatSteps(postfixes, position);
      steps.push({ kind: "splat", full: postfix.full, steps: nested.steps });
      position = nested.next;
      continue;
    } else break;
    position++;
  }
  return { steps, next: position };
}

/** More of them than people write; beyond it a value is unknown rather than a stack overflow. */
export const MOST_POSTFIXES = 100;
