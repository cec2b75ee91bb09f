import { beforeAll, describe, expect, test } from "vitest";
import { parseBody, parseDamagedBody } from "../../../server/src/syntax/hcl/body-parser.ts";
import type { HclEngine } from "../../../server/src/syntax/hcl/engine.ts";
import { readTemplate } from "../../../server/src/syntax/hcl/reader/template.ts";
import { parseDamagedTemplate, parseTemplateText } from "../../../server/src/syntax/hcl/template-text.ts";
import type { Expression, Piece, TemplatePart } from "../../../server/src/syntax/nodes.ts";
import { engine } from "../../support/analysis.ts";
import { nodeDifference } from "../../support/node-difference.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

/** What the parts come to, as HCL would have it, with these variables. */
const VARIABLES: Readonly<Record<string, unknown>> = { yes: true, no: false, name: "N", list: ["a", "b"] };

function render(expression: Expression | undefined): string {
  if (expression?.kind === "literal") return String(expression.value);
  if (expression?.kind !== "template") return `<${expression?.kind}>`;
  return renderParts(expression.parts, VARIABLES);
}

function renderParts(parts: readonly TemplatePart[], variables: Readonly<Record<string, unknown>>): string {
  return parts.map((part) => renderPart(part, variables)).join("");
}

function renderPart(part: TemplatePart, variables: Readonly<Record<string, unknown>>): string {
  if (part.kind === "text") return part.text;
  if (part.kind === "interpolation") return String(lookUp(part.expression, variables));
  const { control } = part;
  if (!control) return "<unreadable>";
  if (control.kind === "if") {
    return renderParts(
      lookUp(control.condition, variables) ? control.whenTrue : control.whenFalse,
      variables,
    );
  }
  return (lookUp(control.collection, variables) as unknown[])
    .map((value, key) => {
      const inner = { ...variables, [control.keyName ?? "-"]: key, [control.valueName]: value };
      return renderParts(control.body, inner);
    })
    .join("");
}

function lookUp(expression: Expression, variables: Readonly<Record<string, unknown>>): unknown {
  if (expression.kind === "literal") return expression.value;
  return expression.kind === "traversal" ? variables[expression.root] : `<${expression.kind}>`;
}

describe("directives in strings and heredocs", () => {
  test.each([
    ['"%{ if yes }x%{ endif }"', "x"],
    ['"a %{ if no }x%{ endif } b"', "a  b"],
    ['"%{ if no }x%{ else }${name}%{ endif }"', "N"],
    ['"a %{~ if yes ~} x %{~ endif ~} b"', "axb"],
    ['"a %{ if yes } x %{ else ~} y %{~ endif } b"', "a  x  b"],
    ['"a %{ if no } x %{ else ~} y %{~ endif } b"', "a y b"],
    ['"%{ for v in list }${v},%{ endfor }"', "a,b,"],
    ['"%{ for k, v in list ~} ${k}=${v} %{ endfor ~} ."', "0=a 1=b ."],
    ['"%{ for v in list }%{ if yes }<${v}>%{ else }%{ if no }x%{ endif }%{ endif }%{ endfor }"', "<a><b>"],
    ['"%{ if yes }\\n$${x} %%{y}%{ endif }"', "\n${x} %{y}"],
    ['"%{ if yes }$$${name} $$$${name} $${x}%{ endif }"', "$${name} $$${name} ${x}"],
    ["<<EOT\n%{ if yes }$$${name} $$$${name}%{ endif }\nEOT\n", "$${name} $$${name}\n"],
    ["<<EOT\n%{ if yes }\nx\n%{ endif }\nEOT\n", "\nx\n\n"],
    ["<<EOT\n%{ if yes ~}\nx\n%{ endif ~}\nEOT\n", "x\n"],
    ["<<EOT\n%{ for v in list ~}\n  server ${v}\n%{ endfor ~}\nend\nEOT\n", "  server a\n  server b\nend\n"],
    ["<<-EOT\n  %{ for v in list ~}\n  - ${v}\n  %{ endfor ~}\n  end\n  EOT\n", "  - a\n  - b\n  end\n"],
    ["<<-EOT\r\n  %{ if no ~}\r\n  - x\r\n  %{ else ~}\r\n  - y\r\n  %{ endif ~}\r\n  EOT\r\n", "  - y\n"],
    ["<<-EOT\n    a\n      ${~ name ~}\n    c\n     d ${~ name}\n    EOT\n", "    a\nN    c\n     dN\n"],
    [
      "<<-EOT\n    a\n      b ${name}\n    %{ if yes ~}\n    c\n    %{ endif }\n    EOT\n",
      "a\n  b N\n    c\n\n",
    ],
  ])("%j", (source, expected) => {
    for (const parse of [parseBody, parseDamagedBody]) {
      const text = `a = ${source}\n`;
      const body = parse(hcl, pieceOf(text), { start: 0, end: text.length });
      expect(render(body.attributes[0]?.expression)).toBe(expected);
    }
  });

  test("keep their expressions, each outermost one once", () => {
    const text = 'a = "%{ if b }${c}%{ for d in e }${d}%{ endfor }%{ else }${f}%{ endif }${g}"\n';
    for (const parse of [parseBody, parseDamagedBody]) {
      const { attributes } = parse(hcl, pieceOf(text), { start: 0, end: text.length });
      const expression = attributes[0]?.expression;
      const [directive] = expression?.kind === "template" ? expression.parts : [];
      const names = directive?.kind === "directive" ? directive.expressions.map(rootOf) : [];
      expect(names).toEqual(["b", "c", "e", "d", "f"]);
    }
  });

  test.each([
    'a = "%%%{ if b }x%{ endif }"\n',
    'a = "%{ if b }${c}"\n',
    'a = "%{ if b }${c}%{ endfor }"\n',
    'a = "%{ for in }${c}%{ endfor }"\n',
    `a = "${"%{ if b }".repeat(60)}\${c}${"%{ endif }".repeat(60)}"\n`,
  ])("say nothing of what they do where they cannot be read: %j", (text) => {
    const { attributes } = parseBody(hcl, pieceOf(text), { start: 0, end: text.length });
    const expression = attributes[0]?.expression;
    const parts = expression?.kind === "template" ? expression.parts : [];
    for (const part of parts) expect(part).not.toHaveProperty("control");
  });
});

describe("whole texts as templates", () => {
  test.each([
    ["", ""],
    ["plain\n", "plain\n"],
    ['"quoted" \\n ${name}\r\n', '"quoted" \\n N\r\n'],
    ["$${name} %%{if} $ % $$ %% 100%", "${name} %{if} $ % $$ %% 100%"],
    ["$$${name} $$$${name} %%${name} $%{ if yes }x%{ endif }", "$${name} $$${name} %%N $x"],
    ["${name}", "N"],
    ["  ${~ name ~}\n  x", "N  x"],
    ["%{ for v in list ~}\n  - ${v}\n%{ endfor ~}\nend", "  - a\n  - b\nend"],
    ["%{ if yes }\n<<EOT\n%{ endif }\nEOT\nTEMPLATE\n", "\n<<EOT\n\nEOT\nTEMPLATE\n"],
    [
      '#!/bin/sh\necho "${ name }" # ${name}\ncat <<X\n${name}\nX\n',
      '#!/bin/sh\necho "N" # N\ncat <<X\nN\nX\n',
    ],
  ])("%j", (text, expected) => {
    expect(render(parseTemplateText(hcl, text))).toBe(expected);
    const piece = pieceOf(text);
    const slow = parseDamagedTemplate(hcl, piece);
    expect(render(slow)).toBe(expected);
    expect(nodeDifference(parseTemplateText(hcl, text, piece), slow)).toBeUndefined();
  });

  test("what the reader leaves to tree-sitter is read all the same", () => {
    const text = "x ${f (name)} y\n";
    expect(readTemplate(pieceOf(text))).toBeUndefined();
    const expression = parseTemplateText(hcl, text);
    const [, part] = expression.kind === "template" ? expression.parts : [];
    expect(part).toMatchObject({
      range: { start: 2, end: 13 },
      expression: { kind: "call", range: { start: 4, end: 12 } },
    });
  });

  test.each(["${", "%{ if yes }", "%{ endif }", "${name", '${"}', "%{ nothing }"])(
    "what Terraform would reject is broken: %j",
    (text) => {
      expect(parseTemplateText(hcl, text)).toMatchObject({
        kind: "broken",
        range: { start: 0, end: text.length },
      });
    },
  );

  test("have a piece of their own", () => {
    const expression = parseTemplateText(hcl, "a ${b}");
    expect(expression.piece).toMatchObject({ text: "a ${b}", damaged: false, item: undefined });
    expect(expression.range).toEqual({ start: 0, end: 6 });
  });
});

describe("splats reach as far as in HCL", () => {
  test.each([
    ["a[*].b[0].c", "splat(a, full, .b[0].c)"],
    ["a[*].b[*].c", "splat(a, full, .b[*(.c)])"],
    ["a.*.b.c", "splat(a, short, .b.c)"],
    ["a.*.b[0]", "index(splat(a, short, .b), 0)"],
    ["a.*.0.b", "splat(a, short, [0].b)"],
    ["a.*.b[0].c", "access(index(splat(a, short, .b), 0), c)"],
    ["a[*].b.*.c[0]", "splat(a, full, .b.*(.c)[0])"],
    ["a[*]", "splat(a, full, )"],
  ])("%s", (source, expected) => {
    const text = `x = ${source}\n`;
    for (const parse of [parseBody, parseDamagedBody]) {
      const { attributes } = parse(hcl, pieceOf(text), { start: 0, end: text.length });
      expect(shape(attributes[0]?.expression)).toBe(expected);
      expect(attributes[0]?.expression.range).toEqual({ start: 4, end: text.length - 1 });
    }
  });
});

test("a condition behind a condition's colon belongs to its last part", () => {
  const text = "x = a ? b : c ? d : e ? f : g\n";
  for (const parse of [parseBody, parseDamagedBody]) {
    const { attributes } = parse(hcl, pieceOf(text), { start: 0, end: text.length });
    expect(shape(attributes[0]?.expression)).toBe("(a ? b : (c ? d : (e ? f : g)))");
  }
});

function shape(expression: Expression | undefined): string {
  if (expression?.kind === "splat") {
    return `splat(${shape(expression.operand)}, ${expression.full ? "full" : "short"}, ${steps(expression.steps)})`;
  }
  if (expression?.kind === "index") return `index(${shape(expression.operand)}, ${shape(expression.key)})`;
  if (expression?.kind === "access") return `access(${shape(expression.operand)}, ${expression.name})`;
  if (expression?.kind === "literal") return String(expression.value);
  if (expression?.kind !== "conditional") return rootOf(expression);
  const { condition, whenTrue, whenFalse } = expression;
  return `(${shape(condition)} ? ${shape(whenTrue)} : ${shape(whenFalse)})`;
}

function steps(list: Extract<Expression, { kind: "splat" }>["steps"]): string {
  return list
    .map((step) => {
      if (step.kind === "attribute") return `.${step.name}`;
      if (step.kind === "index") return `[${shape(step.key)}]`;
      return step.full ? `[*(${steps(step.steps)})]` : `.*(${steps(step.steps)})`;
    })
    .join("");
}

function rootOf(expression: Expression | undefined): string {
  return expression?.kind === "traversal" ? expression.root : `<${expression?.kind}>`;
}

function pieceOf(text: string): Piece {
  return { text, item: undefined, itemRange: { start: 0, end: 0 }, damaged: false, knownProblems: [] };
}
