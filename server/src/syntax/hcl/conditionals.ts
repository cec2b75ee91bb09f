import type { RawNode } from "./engine.ts";

export interface Arm {
  readonly condition: RawNode | undefined;
  readonly whenTrue: RawNode | undefined;
}

/**
 * The arms of chained conditionals from left to right, and what is behind the last colon. The grammar reads
 * `a ? b : c ? d : e` as `(a ? b : c) ? d : e`; HCL means `a ? b : (c ? d : e)`.
 */
export function armsOf(conditional: RawNode): { readonly arms: Arm[]; readonly last: RawNode | undefined } {
  const arms: Arm[] = [];
  let [condition, whenTrue, whenFalse] = expressionsOf(conditional);
  const last = whenFalse;
  for (let inner = unwrapped(condition); inner; inner = unwrapped(condition)) {
    const outerTrue = whenTrue;
    [condition, whenTrue, whenFalse] = expressionsOf(inner);
    arms.push({ condition: whenFalse, whenTrue: outerTrue });
  }
  arms.push({ condition, whenTrue });
  return { arms: arms.reverse(), last };
}

function expressionsOf(conditional: RawNode): RawNode[] {
  return conditional.children.filter((child) => child.type === "expression");
}

/** The conditional that an expression is without parentheses. */
function unwrapped(expression: RawNode | undefined): RawNode | undefined {
  const only = expression?.children.length === 1 ? expression.children[0] : undefined;
  return only?.type === "conditional" ? only : undefined;
}
