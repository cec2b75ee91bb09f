import { attributesOf, type Declared, labelled } from "../../eval/folder-values.ts";
import type { Hop } from "../../eval/value.ts";
import { imageNamesOf, type NameLimits } from "../../knowledge/packer-builders.ts";
import type {
  BuildSource,
  PackerBlock,
  PackerBuild,
  PackerSource,
  PackerTemplate,
} from "../../packer/template.ts";
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
  const uses = builds.flatMap(usesOfBuild);
  const isComplete = builds.length > 0 && builds.every((build) => build.sourcesKnown);
  if (isComplete) return uses;
  const unused = template
    .sources()
    .filter((source) => !uses.some((use) => use.source?.block === source.block));
  return [...uses, ...unused.map((source) => useOf(source.builder, source, undefined, source))];
}

/** The sources that one build uses, as far as the folder has them. */
export function usesOfBuild(build: PackerBuild): SourceUse[] {
  return build.sources.flatMap((one) => toUse(one, build));
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
  const [first] = names;
  if (!first) return undefined;
  const stamp = timestampLocal(template, first.attribute);
  const edits = names.map(({ attribute: name }) => append(name.expression, `-\${local.${stamp.name}}`));
  if (edits.includes(undefined)) return undefined;
  return {
    safe: names.every(({ attribute: name, limits }) => {
      if (stamp.mayBeTwice) return false;
      const value = template.evaluate(name.expression);
      return (
        value.kind === "string" &&
        !value.value.includes("{{") &&
        value.hops.every((hop) => hop.kind === "local") &&
        limits.pattern.test(`${value.value}-${stamp.sample}`)
      );
    }),
    edits: () => [...edits.filter((edit) => edit !== undefined), ...declareTimestamp(stamp)],
  };
}

export interface TimestampLocal {
  readonly name: string;
  readonly isDeclared: boolean;
  /** As long as its value and of the same characters. */
  readonly sample: string;
  /** Where it is or may be declared. */
  readonly blocks: readonly PackerBlock[];
  /** True when two fixes taken at once may both declare it. */
  readonly mayBeTwice: boolean;
}

/** The local that holds the time of the bake: one that the template has, or a name for a new one. */
export function timestampLocal(template: PackerTemplate, beside: Span): TimestampLocal {
  const all = template.allBlocks();
  const own = all.find((one) => one.block.piece === beside.piece)?.path;
  // Files with a packer block each are templates of their own that share a folder.
  const areSeparate = new Set(all.filter((one) => one.type === "packer").map((one) => one.path)).size > 1;
  const blocks = areSeparate ? all.filter((one) => one.path === own) : all;
  const common = { blocks, mayBeTwice: false };
  for (const [name, value] of localsOf(blocks)) {
    const sample = sampleOf(value.expression);
    if (sample) return { name, isDeclared: true, sample, ...common };
  }
  const taken = new Set([...localsOf(all)].map(([name]) => name));
  const name = ["timestamp", "bake_timestamp", "image_timestamp"].find((one) => !taken.has(one));
  return {
    name: name ?? "rebake_timestamp",
    isDeclared: false,
    sample: "20060102150405",
    blocks,
    mayBeTwice: areSeparate,
  };
}

/**
 * The edits that make the local exist. Always at the same place of a template, so that two fixes taken at once
 * collide rather than declare it twice.
 */
export function declareTimestamp(stamp: TimestampLocal): readonly SpanEdit[] {
  if (stamp.isDeclared) return [];
  const locals = stamp.blocks.findLast((one) => one.type === "locals" && one.body.problems.length === 0);
  if (locals) return setAttribute(locals.block, stamp.name, NOW);
  const above = stamp.blocks.findLast((one) => DECLARATIONS.has(one.type)) ?? stamp.blocks[0];
  return above ? [addAfter(above.block, `locals {\n  ${stamp.name} = ${NOW}\n}`)] : [];
}

function* localsOf(blocks: readonly PackerBlock[]): Generator<Declared> {
  yield* attributesOf(blocks.filter((one) => one.type === "locals"));
  yield* labelled(
    blocks.filter((one) => one.type === "local"),
    "expression",
  );
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
