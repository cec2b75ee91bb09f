import type { Value } from "../eval/value.ts";
import { isCloud } from "../knowledge/packer-builders.ts";
import {
  isCredential,
  isCredentialName,
  isPlaceholder,
  isThrowAway,
} from "../knowledge/packer-credentials.ts";
import type { PackerBlock, PackerTemplate } from "../packer/template.ts";
import { attribute } from "../syntax/body.ts";
import { remove, renameAttribute, replace, type SpanEdit } from "../syntax/edits.ts";
import type { Attribute, Body } from "../syntax/nodes.ts";
import type { Finding, Fix, PackerRule, Related } from "./rule.ts";
import { spanOf } from "./shared/image-names.ts";
import { declareVariables, secretVariable, variableName } from "./shared/packer-variables.ts";

export const hardCodedCredentials: PackerRule = {
  id: "hard-coded-credentials",
  dialect: "packer",
  category: "packer",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A template holds the credentials it bakes with",
    reason: "Whoever may read the repository may log in, to the platform or to what starts from the image.",
    why: `An image is trusted because only the pipeline can make it. A key or password in the template is in every clone
and in the history for good: with it anybody can bake, replace or delete images, and a login that the image keeps opens
all machines that start from it. Take it from a variable that is marked sensitive and has no default, and let the
pipeline set it (\`PKR_VAR_...\`) or read it from a secret store. What has been committed has to be changed, too.`,
    bad: `source "vsphere-iso" "web" {
  vcenter_server = "vcenter.example.com"
  username       = "packer@example.com"
  password       = "correct-horse-battery"
}
`,
    good: `variable "password" {
  type      = string
  sensitive = true
}

source "vsphere-iso" "web" {
  vcenter_server = "vcenter.example.com"
  username       = "packer@example.com"
  password       = var.password
}
`,
    exceptions: [
      "The value is empty, or comes from the environment, a secret store, a vars file or anything else that is not in the template.",
      "The well-known passwords `packer` and `vagrant`, outside a cloud, where an installer sets them up and the image should not keep them, are only a warning.",
      "A default in angle brackets stands for a value that somebody has to fill in.",
    ],
    links: [
      {
        title: "Packer: sensitive variables",
        url: "https://developer.hashicorp.com/packer/docs/templates/hcl_templates/variables",
      },
      {
        title: "Packer: contextual functions (env, vault, aws_secretsmanager)",
        url: "https://developer.hashicorp.com/packer/docs/templates/hcl_templates/functions/contextual/env",
      },
    ],
  },
  *check(template) {
    const found = new Map<Attribute, Written>();
    const origins = declarations(template);
    for (const use of settings(template)) collect(template, use, origins, found);
    for (const one of variableDefaults(template)) {
      const isNew = !found.has(one.at) && isCredentialName(one.name);
      if (isNew && isSecret(template.evaluate(one.at.expression))) found.set(one.at, { ...one, uses: [] });
    }
    for (const one of found.values()) yield report(template, one, [...found.values()]);
  },
};

/** A setting that lets somebody in. */
interface Use {
  readonly at: Attribute;
  readonly subject: PackerBlock;
  /** Of the source it is set in, or of all that the build bakes. */
  readonly builders: readonly string[];
}

/** A credential where it is written. */
interface Written {
  readonly at: Attribute;
  readonly subject: PackerBlock;
  readonly name: string;
  readonly uses: readonly Use[];
}

function* settings(template: PackerTemplate): Generator<Use> {
  for (const source of template.sources()) yield* settingsIn(source.body, source, [source.builder]);
  for (const data of template.blocks("data")) yield* settingsIn(data.body, data, []);
  for (const build of template.builds()) {
    const all = build.sourcesKnown ? build.sources.map((one) => one.builder) : [];
    for (const nested of build.body.blocks) {
      const own = build.sources.find((one) => one.override === nested);
      yield* settingsIn(nested.body, build, own ? [own.builder] : all);
    }
  }
}

function* settingsIn(body: Body, subject: PackerBlock, builders: readonly string[]): Generator<Use> {
  for (const at of body.attributes) if (isCredential(at.name)) yield { at, subject, builders };
  for (const nested of body.blocks) yield* settingsIn(nested.body, subject, builders);
}

function collect(
  template: PackerTemplate,
  use: Use,
  origins: readonly Declaration[],
  found: Map<Attribute, Written>,
): void {
  const value = template.evaluate(use.at.expression);
  if (!isSecret(value) || value.hops.some((hop) => hop.kind === "variable value")) return;
  if (value.hops.length === 0) {
    found.set(use.at, { at: use.at, subject: use.subject, name: use.at.name, uses: [use] });
    return;
  }
  const origin = origins.find(
    ({ at: { piece, range } }) =>
      piece === value.span.piece &&
      range.start <= value.span.range.start &&
      value.span.range.end <= range.end,
  );
  if (!origin) return;
  const before = found.get(origin.at);
  found.set(origin.at, { ...origin, uses: [...(before?.uses ?? []), use] });
}

/** Text that somebody wrote down as it is. */
function isSecret(value: Value): boolean {
  if (value.kind !== "string" || value.value.trim() === "" || value.value.includes("{{")) return false;
  const written = value.span as { readonly kind?: string };
  return written.kind !== "template" && !isPlaceholder(value.value);
}

type Declaration = Omit<Written, "uses">;

function declarations(template: PackerTemplate): Declaration[] {
  const locals = template
    .blocks("locals")
    .flatMap((subject) => subject.body.attributes.map((at) => ({ at, subject, name: at.name })));
  return [...variableDefaults(template), ...locals, ...labelled(template, "local", "expression")];
}

function variableDefaults(template: PackerTemplate): Declaration[] {
  const short = template
    .blocks("variables")
    .flatMap((subject) => subject.body.attributes.map((at) => ({ at, subject, name: at.name })));
  return [...labelled(template, "variable", "default"), ...short];
}

function labelled(template: PackerTemplate, type: string, setting: string): Declaration[] {
  return template.blocks(type).flatMap((subject) => {
    const at = attribute(subject.body, setting);
    const name = subject.block.labels[0]?.text;
    return at && name !== undefined ? [{ at, subject, name }] : [];
  });
}

function report(template: PackerTemplate, one: Written, all: readonly Written[]): Finding {
  const isOwn = one.uses[0]?.at === one.at;
  return {
    at: spanOf(one.at),
    subject: one.subject,
    severity: isKnownToAll(template, one) ? "warning" : "error",
    message: `${isOwn ? one.name : `The value of ${one.name}`} is written into the template for everybody to read`,
    related: isOwn ? [] : one.uses.map(usedHere),
    fixes: isOwn ? intoVariables(template, one, all) : withoutDefault(one),
  };
}

function usedHere(use: Use): Related {
  return { at: spanOf(use.at), message: `It is used as ${use.at.name} here` };
}

/** In a cloud nobody but the template itself would set such a password up. */
function isKnownToAll(template: PackerTemplate, one: Written): boolean {
  return isThrowAway(textOf(template, one)) && !one.uses.some((use) => use.builders.some(isCloud));
}

function textOf(template: PackerTemplate, one: Written): string {
  const value = template.evaluate(one.at.expression);
  return value.kind === "string" ? value.value : "";
}

/** All that stands in one block goes together: each declaration alone would stand in the others' way. */
function intoVariables(template: PackerTemplate, one: Written, all: readonly Written[]): Fix[] {
  const moves: Move[] = [];
  for (const other of all) {
    if (other.subject !== one.subject || other.uses[0]?.at !== other.at) continue;
    const move = moveOf(template, other, all);
    const text = textOf(template, other);
    const isFree = !moves.some((each) => each.name === move?.name && textOf(template, each.from) !== text);
    if (move && isFree) moves.push(move);
  }
  if (!moves.some((move) => move.from === one)) return [];
  const names = [...new Set(moves.map((move) => move.name))];
  const settable = names.map((name) => `\`PKR_VAR_${name}\``).join(", ");
  return [
    {
      title: `Take ${names.length > 1 ? "them" : "it"} from ${names.length > 1 ? "sensitive variables" : "a sensitive variable"}, set by ${settable}`,
      safe: false,
      effect: "next bake",
      edits: () => [
        ...moves.map((move) => replace(move.from.at.expression, `var.${move.name}`)),
        ...declareVariables(
          template,
          one.subject.path,
          names.filter((name) => secretVariable(template, name) === undefined),
          ["type      = string", "sensitive = true"],
        ),
      ],
    },
  ];
}

/** A credential and the variable it goes to. */
interface Move {
  readonly from: Written;
  readonly name: string;
}

function moveOf(template: PackerTemplate, one: Written, all: readonly Written[]): Move | undefined {
  const isOneOfSeveral = all.some(
    (other) =>
      other.name === one.name &&
      other.uses[0]?.at === other.at &&
      textOf(template, other) !== textOf(template, one),
  );
  const [type = "build", name = type] = one.subject.block.labels.map((label) => label.text);
  const existing = isOneOfSeveral ? undefined : secretVariable(template, one.name);
  const chosen = existing ?? variableName(template, one.name, [name, `${type}_${name}`], isOneOfSeveral);
  return chosen === undefined ? undefined : { from: one, name: chosen };
}

function withoutDefault(one: Written): Fix[] {
  if (one.subject.type !== "variable") return [];
  return [
    {
      title: `Let PKR_VAR_${one.name} set the variable, and mark it as sensitive`,
      safe: false,
      effect: "next bake",
      edits: () => sensitiveEdits(one),
    },
  ];
}

function sensitiveEdits({ subject, at }: Written): SpanEdit[] {
  const sensitive = attribute(subject.body, "sensitive");
  if (!sensitive) return renameAttribute(subject.body, at, "sensitive", "true");
  return [...remove(at, subject.body), replace(sensitive.expression, "true")];
}
