import { asString } from "../../eval/value.ts";
import { attribute } from "../../syntax/body.ts";
import type { Body, Expression, Span } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import { type Stretch, stretches } from "../written-text.ts";

/** The images of a Nomad job: `image = "..."` in a jobspec, `"Image": "..."` in one that is JSON. */
export function jobImages(
  module: TerraformModule,
  body: Body,
): { readonly at: Span; readonly written: readonly Stretch[] }[] {
  const jobspec = attribute(body, "jobspec");
  if (!jobspec) return [];
  const { expression } = jobspec;
  const isWritten =
    (expression.kind === "literal" || expression.kind === "template") && expression.form === "heredoc";
  if (isWritten) return writtenImages(module, expression);
  const value = module.evaluate(expression);
  const text = value.sensitive ? undefined : asString(value);
  const at = { piece: jobspec.piece, range: jobspec.nameRange };
  return [...(text ?? "").matchAll(IMAGE)].map((match) => ({
    at,
    written: withoutVariables([{ kind: "text", text: match[1] ?? "", hops: value.hops }]),
  }));
}

function writtenImages(
  module: TerraformModule,
  heredoc: Expression,
): { readonly at: Span; readonly written: readonly Stretch[] }[] {
  const { piece, range } = heredoc;
  const source = piece.text.slice(range.start, range.end);
  return [...source.matchAll(IMAGE)].map((match) => {
    const start = range.start + match.index + match[0].length - (match[1] ?? "").length - 1;
    const end = start + (match[1] ?? "").length;
    const at = { piece, range: { start: start - 1, end: end + 1 } };
    return { at, written: withoutVariables(cut(module, heredoc, start, end)) };
  });
}

/** The text between two offsets of a heredoc, interpolations evaluated. */
function cut(module: TerraformModule, heredoc: Expression, start: number, end: number): Stretch[] {
  const { piece } = heredoc;
  const result: Stretch[] = [];
  let position = start;
  const addText = (to: number): void => {
    if (to <= position) return;
    const range = { start: position, end: to };
    result.push({ kind: "text", text: piece.text.slice(position, to), hops: [], source: { piece, range } });
  };
  for (const part of heredoc.kind === "template" ? heredoc.parts : []) {
    if (part.kind === "text" || part.range.start < start || part.range.end > end) continue;
    addText(part.range.start);
    position = part.range.end;
    const inner = part.kind === "interpolation" ? stretches(module, part.expression) : [];
    const source: Span = { piece, range: part.range };
    if (inner.length === 0) result.push({ kind: "gap", isRepository: false, source });
    for (const one of inner) result.push(inner.length === 1 && one.kind === "gap" ? { ...one, source } : one);
  }
  addText(end);
  return result;
}

/** Nomad has variables of its own (`\${NOMAD_META_tag}`): such an image is not known. */
function withoutVariables(written: readonly Stretch[]): readonly Stretch[] {
  const hasOwn = written.some((one) => one.kind === "text" && one.text.includes("${"));
  return hasOwn ? [{ kind: "gap", isRepository: false }] : written;
}

/** The key at the beginning of its line or behind a brace, and a string on the same line. */
const IMAGE = /(?:^|[{,;])[ \t]*"?[iI]mage"?[ \t]*[=:][ \t]*"((?:[^"\n\\$]|\$\{[^}\n]*\}|\$)*)"/gm;
