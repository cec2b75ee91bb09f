import { asList, asString } from "../../eval/value.ts";
import { postProcessors } from "../../packer/post-processors.ts";
import type { PackerBlock, PackerTemplate } from "../../packer/template.ts";
import { attribute, sourceText } from "../../syntax/body.ts";
import { indentAt, replace, type SpanEdit, setAttribute } from "../../syntax/edits.ts";
import type { Attribute, Block, Body, TupleExpression } from "../../syntax/nodes.ts";
import type { Finding } from "../rule.ts";
import { declareTimestamp, timestampLocal, type UniqueNames } from "./image-names.ts";

/** Adds the time of the bake to a list of tags. Undefined when the list cannot be edited in place. */
export function uniqueTags(template: PackerTemplate, tags: Attribute): UniqueNames | undefined {
  const stamp = timestampLocal(template, tags);
  const { expression } = tags;
  const edit =
    expression.kind === "tuple"
      ? addItem(expression, `local.${stamp.name}`)
      : concatenated(tags, `local.${stamp.name}`);
  if (!edit) return undefined;
  return {
    safe: expression.kind === "tuple" && !stamp.mayBeTwice,
    edits: () => [edit, ...declareTimestamp(stamp)],
  };
}

/** Gives a docker-tag that names only `latest` the time of the bake as a tag too. */
export function tagWithTime(template: PackerTemplate, block: Block): UniqueNames | undefined {
  const tags = tagsOf(block.body);
  return tags ? uniqueTags(template, tags) : setTags(template, block);
}

function setTags(template: PackerTemplate, block: Block): UniqueNames {
  const stamp = timestampLocal(template, block);
  return {
    safe: false,
    edits: () => [
      ...setAttribute(block, "tags", `["latest", local.${stamp.name}]`),
      ...declareTimestamp(stamp),
    ],
  };
}

function addItem(list: TupleExpression, item: string): SpanEdit | undefined {
  const last = list.items.at(-1);
  if (!last) return undefined;
  const { text } = last.piece;
  const indent = indentAt(text, last.range.start);
  const end = { start: last.range.end, end: last.range.end };
  const separator = indent === undefined ? ", " : `,\n${indent}`;
  const rest = text.slice(last.range.end, list.range.end).split("\n")[0] ?? "";
  // A comment behind the last item would seem to speak of the new one.
  return /[#/]/.test(rest) ? undefined : replace({ piece: last.piece, range: end }, separator + item);
}

function concatenated({ expression }: Attribute, item: string): SpanEdit | undefined {
  const written = sourceText(expression);
  if (written.includes("\n") || expression.kind === "literal" || expression.kind === "template")
    return undefined;
  return replace(expression, `concat(${written}, [${item}])`);
}

/** The docker-push post-processors that push nothing but `latest`, which the image before was called too. */
export function* pushesOfLatest(template: PackerTemplate, build: PackerBlock): Generator<Finding> {
  for (const push of postProcessors(build.body, "docker-push")) {
    const naming = push.before.filter((one) => one.type === "docker-tag" || one.type === "docker-import");
    if (naming.length === 0 || !naming.every((one) => givesOnlyLatest(template, one.block.body))) continue;
    const last = naming.findLast((one) => one.type === "docker-tag");
    const unique = last && tagWithTime(template, last.block);
    yield {
      at: { piece: push.block.piece, range: push.block.headerRange },
      subject: build,
      message: "Each push moves the tag latest to the new image, and nothing names the one before",
      related: naming.map(({ block }) => ({
        at: tagsOf(block.body) ?? { piece: block.piece, range: block.headerRange },
        message: "The only tag is given here",
      })),
      fixes: unique
        ? [{ title: "Push the time of the bake as a tag too", ...unique, effect: "next bake" }]
        : [],
    };
  }
}

/** `tags` of docker-tag; its older spelling, and docker-import's, is `tag`. */
export function tagsOf(body: Body): Attribute | undefined {
  return attribute(body, "tags") ?? attribute(body, "tag");
}

/** Docker calls an image `latest` when nobody says otherwise, unless the repository's name ends in a tag. */
export function givesOnlyLatest(template: PackerTemplate, body: Body): boolean {
  if (body.problems.length > 0) return false;
  const tags = tagsOf(body);
  const value = tags && template.evaluate(tags.expression);
  if (!value || value.kind === "null") {
    const repository = template.value(body, "repository");
    return repository?.kind === "string" && !/[:@][^/]*$/.test(repository.value);
  }
  const texts = (asList(value) ?? [value]).map(asString);
  return texts.every((text) => text === "latest");
}
