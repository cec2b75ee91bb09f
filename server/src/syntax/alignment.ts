import type { Attribute, Body, Span } from "./nodes.ts";

/**
 * The attributes that `terraform fmt` aligns with `member`: those on the lines next to it without a blank or
 * comment line between, as far as each fits on its line or is a heredoc.
 */
export function groupAround(body: Body, member: Attribute): Attribute[] {
  const own = body.attributes.filter((one) => one.piece === member.piece);
  const position = own.indexOf(member);
  const text = member.piece.text;
  if (position < 0 || !canAlign(text, member)) return [];
  const group = [member];
  for (let i = position; i > 0 && adjoin(text, own[i - 1] as Attribute, own[i] as Attribute); i--)
    group.unshift(own[i - 1] as Attribute);
  for (
    let i = position;
    i + 1 < own.length && adjoin(text, own[i] as Attribute, own[i + 1] as Attribute);
    i++
  )
    group.push(own[i + 1] as Attribute);
  return group;
}

/** True when the `=` of the group stand where `terraform fmt` would put them. */
export function isAligned(group: readonly Attribute[]): boolean {
  const width = group.reduce((longest, one) => Math.max(longest, one.name.length), 0);
  return group.every((one) => {
    const text = one.piece.text;
    const between = text.slice(one.nameRange.end, one.expression.range.start);
    return between === `${" ".repeat(width - one.name.length)} = `;
  });
}

/** The edits that put each `=` of the group behind names of at most `width` characters. */
export function paddingEdits(group: readonly Attribute[], width: number): (Span & { newText: string })[] {
  return group.flatMap((one) => {
    const range = { start: one.nameRange.end, end: one.expression.range.start };
    const newText = `${" ".repeat(width - one.name.length)} = `;
    return one.piece.text.slice(range.start, range.end) === newText
      ? []
      : [{ piece: one.piece, range, newText }];
  });
}

function adjoin(text: string, upper: Attribute, lower: Attribute): boolean {
  const between = text.slice(upper.range.end, lower.range.start);
  const lines = between.split("\n").length - 1;
  return lines === 1 && canAlign(text, upper) && canAlign(text, lower);
}

/** `fmt` aligns a line when its brackets are balanced: one-line values and plain heredocs. */
function canAlign(text: string, one: Attribute): boolean {
  const value = text.slice(one.expression.range.start, one.expression.range.end);
  return !value.includes("\n") || value.startsWith("<<");
}
