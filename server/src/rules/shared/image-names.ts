import type { Hop } from "../../eval/value.ts";
import { imageNamesOf, type NameLimits } from "../../knowledge/packer-builders.ts";
import type { BuildSource, PackerBlock, PackerSource, PackerTemplate } from "../../packer/template.ts";
import { attribute, sourceText } from "../../syntax/body.ts";
import { addAfter, replace, type SpanEdit, setAttribute } from "../../syntax/edits.ts";
import type { Attribute, Block, Body, Expression, Span } from "../../syntax/nodes.ts";
import type { Related } from "../rule.ts";

/** A source as one build uses it, or by itself when none does. */
export interface SourceUse {
  readonly builder: string;
  readonly source: PackerSource | undefined;
  readonly override: Block | undefined;
  /** What the build sets on top, then what the source sets. */
  readonly bodies: readonly Body[];
  /** The source, or the build when there is only a nested source. */
  readonly subject: PackerBlock;
}

/**
 * The sources that make something. One that no build of the folder uses makes nothing and is left out, as long
 * as all builds are known and there are any.
 */
export function usesOfSources(template: PackerTemplate): SourceUse[] {
  const builds = template.builds();
  const uses = builds.flatMap((build) => build.sources.flatMap((one) => toUse(one, build)));
  const isComplete = builds.length > 0 && builds.every((build) => build.sourcesKnown);
  if (isComplete) return uses;
  const unused = template
    .sources()
    .filter((source) => !uses.some((use) => use.source?.block === source.block));
  return [...uses, ...unused.map((source) => useOf(source.builder, source, undefined, source))];
}

function toUse(one: BuildSource, build: PackerBlock): SourceUse[] {
  if (!one.source && !one.override) return [];
  return [useOf(one.builder, one.source, one.override, one.source ?? build)];
}

function useOf(
  builder: string,
  source: PackerSource | undefined,
  override: Block | undefined,
  subject: PackerBlock,
): SourceUse {
  const bodies = [override?.body, source?.body].filter((body) => body !== undefined);
  return { builder, source, override, bodies, subject };
}

/** The attribute that names the image of this use; undefined when none is set. */
export function imageName(
  template: PackerTemplate,
  use: SourceUse,
): { readonly attribute: Attribute; readonly limits: NameLimits } | undefined {
  for (const { attribute: name, limits } of imageNamesOf(use.builder)) {
    for (const body of use.bodies) {
      const found = attribute(body, name);
      if (found && template.evaluate(found.expression).kind !== "null") return { attribute: found, limits };
    }
  }
  return undefined;
}

/** What is underlined of an attribute: all of it, or its name when the value goes over several lines. */
export function spanOf(one: Attribute): Span {
  return sourceText(one).includes("\n") ? { piece: one.piece, range: one.nameRange } : one;
}

/** Where the value of a name comes from, when it is written elsewhere. */
export function relatedHops(hops: readonly Hop[]): Related[] {
  return hops.map((hop) => ({ at: hop.span, message: `\`${hop.name}\` gets its value here` }));
}

export interface UniqueNames {
  /** False when the new name may be too long or of the wrong characters, or depends on what is passed in. */
  readonly safe: boolean;
  edits(): SpanEdit[];
}

/** Appends the time of the bake to the names. Undefined when one of them cannot be edited in place. */
export function uniqueNames(
  template: PackerTemplate,
  names: readonly { readonly attribute: Attribute; readonly limits: NameLimits }[],
): UniqueNames | undefined {
  const stamp = timestampLocal(template);
  const edits = names.map(({ attribute: name }) => append(name.expression, `-\${local.${stamp.name}}`));
  if (edits.includes(undefined)) return undefined;
  return {
    safe: names.every(({ attribute: name, limits }) => {
      const value = template.evaluate(name.expression);
      return (
        value.kind === "string" &&
        !value.value.includes("{{") &&
        value.hops.every((hop) => hop.kind === "local") &&
        limits.pattern.test(`${value.value}-${stamp.sample}`)
      );
    }),
    edits: () => [...edits.filter((edit) => edit !== undefined), ...declareTimestamp(template, stamp)],
  };
}

export interface TimestampLocal {
  readonly name: string;
  readonly isDeclared: boolean;
  /** As long as its value and of the same characters. */
  readonly sample: string;
}

/** The local that holds the time of the bake: one that the template has, or a name for a new one. */
export function timestampLocal(template: PackerTemplate): TimestampLocal {
  const taken = new Set<string>();
  for (const name of template.localNames()) {
    taken.add(name);
    const expression = template.localExpression(name);
    const sample = expression && sampleOf(expression);
    if (sample) return { name, isDeclared: true, sample };
  }
  const name = ["timestamp", "bake_timestamp", "image_timestamp"].find((one) => !taken.has(one));
  return { name: name ?? "rebake_timestamp", isDeclared: false, sample: "20060102150405" };
}

/**
 * The edits that make the local exist. Always at the same place of a template, so that two fixes taken at once
 * collide rather than declare it twice.
 */
export function declareTimestamp(template: PackerTemplate, stamp: TimestampLocal): readonly SpanEdit[] {
  if (stamp.isDeclared) return [];
  const blocks = template.allBlocks();
  const locals = blocks.findLast((one) => one.type === "locals" && one.body.problems.length === 0);
  if (locals) return setAttribute(locals.block, stamp.name, NOW);
  const above = blocks.findLast((one) => DECLARATIONS.has(one.type)) ?? blocks[0];
  return above ? [addAfter(above.block, `locals {\n  ${stamp.name} = ${NOW}\n}`)] : [];
}

/** Puts text at the end of a string, or makes a string of something else and the text. */
function append(expression: Expression, text: string): SpanEdit | undefined {
  const written = sourceText(expression);
  if (written.includes("\n")) return undefined;
  const isQuoted =
    (expression.kind === "literal" || expression.kind === "template") && expression.form === "quoted";
  if (!isQuoted) return replace(expression, `"\${${written}}${text}"`);
  const end = expression.range.end - 1;
  return replace({ piece: expression.piece, range: { start: end, end } }, text);
}

/** For `formatdate("YYYYMMDDhhmmss", timestamp())` and its older spelling with `regex_replace`; undefined for anything else. */
function sampleOf(expression: Expression): string | undefined {
  const written = sourceText(expression).replace(/\s/g, "");
  if (written === 'regex_replace(timestamp(),"[-TZ:]","")') return "20060102150405";
  const format = /^formatdate\("(YYYY-?MM-?DD-?hh-?mm(?:-?ss)?)",timestamp\(\)\)$/.exec(written)?.[1];
  return format?.replace(/[A-Za-z]/g, "0");
}

const NOW = 'formatdate("YYYYMMDDhhmmss", timestamp())';
const DECLARATIONS: ReadonlySet<string> = new Set(["packer", "variable", "variables", "local"]);
