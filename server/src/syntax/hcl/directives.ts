import type { Range } from "../../text/range.ts";
import type { Expression } from "../nodes.ts";
import type { RawNode } from "./engine.ts";
import { areWhole, type TagKind, type TemplateTag } from "./template-parts.ts";

/** What turns raw nodes into ours. */
interface Builder {
  expression(node: RawNode | undefined): Expression;
  text(node: RawNode): string;
  range(node: RawNode): Range;
  /** True where HCL sees text, and the grammar a tag. */
  isEscaped(node: RawNode): boolean;
}

/** The tags of a template_directive and of what is in it; all of it as one where something in it cannot be read. */
export function directiveTags(directive: RawNode, builder: Builder): TemplateTag[] {
  const nodes = tagNodes(directive)?.filter(
    (node) => kindOf(node) !== "interpolation" || !builder.isEscaped(node),
  );
  // The end of a directive whose beginning is text fits nothing.
  if (nodes === undefined || nodes.some((node) => builder.isEscaped(node)) || !areWhole(nodes.map(kindOf))) {
    const expressions = expressionNodes(directive).map((node) => builder.expression(node));
    return [{ kind: "unreadable", ...builder.range(directive), expressions }];
  }
  return nodes.map((node) => tagOf(node, builder));
}

/** The nodes of the tags in the order of the text; undefined when something else is there. */
function tagNodes(directive: RawNode): RawNode[] | undefined {
  const found: RawNode[] = [];
  const pending = [directive];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.missing || node.type === "ERROR") return undefined;
    if (NESTS.has(node.type)) pushReversed(pending, node.children);
    else if (KINDS.has(node.type)) {
      if (node.children.some((child) => child.missing || child.type === "ERROR")) return undefined;
      found.push(node);
    } else if (node.type !== "template_literal") return undefined;
  }
  return found;
}

/** Expressions anywhere in a directive (`%{ if c }${a}%{ endif }`), each outermost one once. */
function expressionNodes(directive: RawNode): RawNode[] {
  const found: RawNode[] = [];
  const pending = [...directive.children].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "expression") found.push(node);
    else pushReversed(pending, node.children);
  }
  return found;
}

function pushReversed(pending: RawNode[], nodes: readonly RawNode[]): void {
  for (let index = nodes.length - 1; index >= 0; index--) pending.push(nodes[index] as RawNode);
}

function kindOf(node: RawNode): TagKind {
  return KINDS.get(node.type) ?? "interpolation";
}

function tagOf(node: RawNode, builder: Builder): TemplateTag {
  const range = builder.range(node);
  const inner = node.children.find((child) => child.type === "expression");
  const kind = kindOf(node);
  if (kind === "interpolation") return { kind, ...range, expression: builder.expression(inner) };
  if (kind === "if") return { kind, ...range, condition: builder.expression(inner) };
  if (kind !== "for") return { kind, ...range };
  const names = node.children
    .filter((child) => child.type === "identifier")
    .map((name) => builder.text(name));
  const keyName = names.length > 1 ? names[0] : undefined;
  return { kind, ...range, keyName, valueName: names.at(-1) ?? "", collection: builder.expression(inner) };
}

const NESTS: ReadonlySet<string> = new Set(["template_directive", "template_if", "template_for"]);
const KINDS: ReadonlyMap<string, TagKind> = new Map([
  ["template_interpolation", "interpolation"],
  ["template_if_intro", "if"],
  ["template_else_intro", "else"],
  ["template_if_end", "endif"],
  ["template_for_start", "for"],
  ["template_for_end", "endfor"],
]);
