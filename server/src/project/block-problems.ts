import type { Attribute, Block } from "../syntax/nodes.ts";
import { nearest } from "../text/nearest.ts";
import type { ProjectBlock } from "./schema.ts";
import type { ValueProblem } from "./values.ts";

/** What is wrong in a block whatever it is about: syntax, and blocks in it that do not belong there. */
export function blockProblems(block: Block, schema: ProjectBlock): ValueProblem[] {
  const inner = (schema.blocks ?? []).map(({ type }) => type);
  return [
    ...block.body.problems.map(({ range, message }) => ({ range, message: `a syntax error: ${message}` })),
    ...block.body.blocks
      .filter(({ type }) => !inner.includes(type))
      .map(({ type, headerRange }) => ({ range: headerRange, message: noSuchBlock(type, schema, inner) })),
  ];
}

function noSuchBlock(type: string, schema: ProjectBlock, inner: readonly string[]): string {
  if (inner.length === 0)
    return `"${schema.type}" has no blocks in it; it has ${schema.attributes.map(({ name }) => name).join(", ")}`;
  const meant = nearest(type, inner);
  return `"${schema.type}" has no block "${type}"; ${meant ? `do you mean "${meant}"?` : `it has ${inner.join(", ")}`}`;
}

/** @param names those there are */
export function unknownAttribute(
  { name, nameRange }: Attribute,
  whose: string,
  names: readonly string[],
): ValueProblem {
  const meant = nearest(name, names);
  const advice = meant ? `do you mean "${meant}"?` : `it has ${names.join(", ")}`;
  return { range: nameRange, message: `${whose} "${name}"; ${advice}` };
}

export function setTwice({ name, nameRange }: Attribute): ValueProblem {
  return { range: nameRange, message: `"${name}" is set twice; delete this one, the first counts` };
}
