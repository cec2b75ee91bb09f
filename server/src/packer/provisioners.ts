import { asList, asString, type Value } from "../eval/value.ts";
import { attribute, sourceText } from "../syntax/body.ts";
import type { Block, Body, Expression, ObjectExpression, Span } from "../syntax/nodes.ts";
import type { BuildSource, PackerBuild, PackerTemplate } from "./template.ts";

/** A step of a build that runs on, or for, the machine that is baked. */
export interface BuildProvisioner {
  /** `shell`, `ansible`, ... */
  readonly type: string;
  readonly block: Block;
  readonly body: Body;
  /** The type and the label, to underline. */
  readonly header: Span;
  /** Whether it runs while this source is baked (`only`, `except`); undefined when that cannot be known. */
  runsFor(source: BuildSource): boolean | undefined;
  /** What it tells a shell to do, in order, that of overrides for single sources last. */
  scripts(): readonly Script[];
}

/** A text that a shell runs. */
export interface Script {
  /** Without comments and line continuations; `UNKNOWN` stands for each value that is not known. Undefined when it cannot be read. */
  readonly text: string | undefined;
  /** The inline command, or the name of the file. */
  readonly written: Span;
}

/** Stands in a script's text for what is not known; part of a word as a shell reads it. */
export const UNKNOWN = "\u0001";

/** The provisioners of a build, in the order in which they run; not those that only run after an error. */
export function provisioners(template: PackerTemplate, build: PackerBuild): BuildProvisioner[] {
  return build.body.blocks.flatMap((block) =>
    block.type === "provisioner" ? [toProvisioner(template, block)] : [],
  );
}

function toProvisioner(template: PackerTemplate, block: Block): BuildProvisioner {
  let read: readonly Script[] | undefined;
  return {
    type: block.labels[0]?.text ?? "",
    block,
    get body() {
      return block.body;
    },
    header: { piece: block.piece, range: block.headerRange },
    runsFor: (source) => runsFor(template, block.body, source),
    scripts: () => {
      read ??= scriptsOf(template, block.body);
      return read;
    },
  };
}

/** @param body of a provisioner or post-processor. */
export function runsFor(template: PackerTemplate, body: Body, source: BuildSource): boolean | undefined {
  const only = namesIn(template, body, "only");
  const except = namesIn(template, body, "except");
  const own = source.override && template.value(source.override.body, "name");
  const name = own ? asString(own) : source.reference.split(".")[1];
  if (only === "unknown" || except === "unknown" || name === undefined)
    return only === undefined && except === undefined ? true : undefined;
  const names = [source.reference, `${source.builder}.${name}`];
  if (only?.every((one) => !names.includes(one))) return false;
  return !except?.some((one) => names.includes(one));
}

function namesIn(template: PackerTemplate, body: Body, setting: string): string[] | "unknown" | undefined {
  const value = template.value(body, setting);
  if (!value) return undefined;
  const names = asList(value)?.map(asString);
  return names?.every((name) => name !== undefined) ? names : "unknown";
}

/**
 * What a provisioner or post-processor tells a shell to do, in order, that of overrides for single sources last.
 * @param body of one of those that run a shell.
 */
export function scriptsOf(template: PackerTemplate, body: Body): Script[] {
  return [...scripts(template, body)];
}

function* scripts(template: PackerTemplate, body: Body): Generator<Script> {
  for (const name of SETTINGS) {
    const found = attribute(body, name);
    if (found) yield* scriptsIn(template, name, found.expression);
  }
  const override = attribute(body, "override")?.expression;
  for (const { value } of override?.kind === "object" ? override.items : []) {
    if (value.kind === "object") yield* overriding(template, value);
    else yield { text: undefined, written: value };
  }
  if (override && override.kind !== "object") yield { text: undefined, written: override };
}

function* overriding(template: PackerTemplate, settings: ObjectExpression): Generator<Script> {
  for (const { name, value } of settings.items)
    if (name !== undefined && SETTINGS.includes(name)) yield* scriptsIn(template, name, value);
}

function* scriptsIn(template: PackerTemplate, setting: string, expression: Expression): Generator<Script> {
  const value = template.evaluate(expression);
  if (value.kind === "null") return;
  if (setting === "script" || setting === "scripts") {
    for (const file of itemsOf(expression, value)) yield fileScript(template, file.written);
    return;
  }
  for (const { written, value: item } of itemsOf(expression, value)) {
    const text = item.kind === "unknown" ? partlyKnown(template, written) : asString(item);
    yield { text: text === undefined ? undefined : plainCommands(text), written };
  }
}

/** The items of a list, or the one value that stands alone, each with what is written in the setting for it. */
function itemsOf(expression: Expression, value: Value): { written: Expression; value: Value }[] {
  if (value.kind !== "list") return [{ written: expression, value }];
  return value.items.map((item, index) => ({
    written: (expression.kind === "tuple" ? expression.items[index] : undefined) ?? expression,
    value: item,
  }));
}

/** A script in a file of its own. Files beside the template are not read yet: what is in them is not known. */
function fileScript(template: PackerTemplate, name: Expression): Script {
  const path = asString(template.evaluate(name));
  const text = path === undefined ? undefined : template.readFile(path);
  return { text: text === undefined ? undefined : plainCommands(text), written: name };
}

/** The text of a string in which some values are not known; undefined when one of them may be a whole command. */
function partlyKnown(template: PackerTemplate, expression: Expression): string | undefined {
  if (expression.kind !== "template") return undefined;
  let text = "";
  for (const part of expression.parts) {
    if (part.kind === "directive") return undefined;
    text += part.kind === "text" ? part.text : (asString(template.evaluate(part.expression)) ?? UNKNOWN);
  }
  return MAY_BE_A_COMMAND.test(text) ? undefined : text;
}

/** A value in the place of a command, or the script that a shell is given. */
const MAY_BE_A_COMMAND = new RegExp(
  `(?:^|[;&|\\n(\`])[ \\t]*(?:(?:sudo|then|do|else|exec)\\s+){0,5}"?${UNKNOWN}|\\b(?:(?:ba|da|z|k)?sh|source|eval|-c|-Command|-File)\\s+\\S*${UNKNOWN}`,
);

function plainCommands(text: string): string {
  return text.replace(/[\\`]\r?\n/g, " ").replace(/^[ \t]*#.*$/gm, "");
}

/**
 * The place of a few characters of a script: exactly where they are written in it, or else the whole command
 * (they come from somewhere else, or are spelled with escapes).
 */
export function placeIn(script: Script, characters: string): Span {
  const { piece, range } = script.written;
  const at = sourceText(script.written).indexOf(characters);
  if (at < 0) return script.written;
  const start = range.start + at;
  return { piece, range: { start, end: start + characters.length } };
}

/** Where the provisioners shell, shell-local, powershell and windows-shell have what they run. */
const SETTINGS: readonly string[] = ["inline", "command", "script", "scripts"];
