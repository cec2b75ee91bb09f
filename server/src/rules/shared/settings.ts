import type { Hop, Value } from "../../eval/value.ts";
import { attribute, presence } from "../../syntax/body.ts";
import { replace, type SpanEdit, setAttribute } from "../../syntax/edits.ts";
import type { Attribute, Block, Body } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import type { Effect, Fix, Related } from "../rule.ts";

/** One attribute of a block as a switch: what it is set to, and where that could be changed. */
export interface Setting {
  readonly name: string;
  /** Where the attribute is added when it is missing. */
  readonly owner: Block;
  readonly written: Attribute | undefined;
  /** Undefined when it is missing or null. */
  readonly value: Value | undefined;
  /** Certainly missing, or null. */
  readonly isMissing: boolean;
  /** The variables and locals its value, null too, came through. */
  readonly hops: readonly Hop[];
}

/** @param body what `owner` says in the end, where override files change it. */
export function settingOf(
  module: TerraformModule,
  owner: Block,
  name: string,
  body: Body = owner.body,
): Setting {
  const written = attribute(body, name);
  const found = written && module.evaluate(written.expression);
  const value = found?.kind === "null" ? undefined : found;
  return {
    name,
    owner,
    written,
    value,
    isMissing: value === undefined && (written !== undefined || presence(body, name) === "absent"),
    hops: found?.hops ?? [],
  };
}

/** Where the variables and locals it came through get their values. */
export function originsOf({ hops }: Setting): Related[] {
  return hops.map(({ span, name }) => ({
    at: span,
    message: `\`${name}\` gets its value here`,
  }));
}

/** True where the value is worked out of others, so that it may well be another one elsewhere. */
export function isWorkedOut({ written, value }: Setting): boolean {
  return written !== undefined && value !== undefined && !isPlain(written, value);
}

/** The one fix that gives the setting another value; none where its value is computed elsewhere. */
export function settingFixes(
  module: TerraformModule,
  setting: Setting,
  text: string,
  fix: { readonly title: string; readonly effect: Effect; readonly after?: string },
): Fix[] {
  const edits = changeOf(module, setting, text, fix.after);
  return edits ? [{ title: fix.title, effect: fix.effect, safe: false, edits }] : [];
}

function changeOf(
  module: TerraformModule,
  { name, owner, written }: Setting,
  text: string,
  after: string | undefined,
): (() => SpanEdit[]) | undefined {
  if (!written) return () => setAttribute(owner, name, text, after);
  const value = module.evaluate(written.expression);
  if (value.hops.length === 0) return () => [replace(written.expression, text)];
  // Only the plain value of one variable or local is that one's to change.
  return value.hops.length === 1 && isPlain(written, value) ? () => [replace(value.span, text)] : undefined;
}

/** False where the value is worked out: a condition or comparison with another outcome elsewhere. */
function isPlain(written: Attribute, value: Value): boolean {
  const { piece, range } = value.span;
  const from = value.hops.at(-1)?.span ?? written.expression;
  const isWhole = from.piece === piece && from.range.start === range.start && from.range.end === range.end;
  return isWhole && PLAIN.test(piece.text.slice(range.start, range.end));
}

const PLAIN = /^(?:true|false|null|"[^"$%]*"|\d+)$/;
