import { asString, type Value } from "../../eval/value.ts";
import { attribute, sourceText, walk } from "../../syntax/body.ts";
import { renameAttribute, type SpanEdit } from "../../syntax/edits.ts";
import type { Attribute, Expression } from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";

/**
 * True when a replacement would have the same name: it holds nothing but what the code says itself. What
 * comes from other resources (a template's version, a random id) may change with the replacement.
 */
export function hasSteadyValue(module: TerraformModule, name: Expression): boolean {
  return isSteady(module, name, new Set());
}

function isSteady(module: TerraformModule, expression: Expression, seen: Set<string>): boolean {
  for (const part of walk(expression)) {
    if (part.kind === "broken" || part.kind === "for" || part.kind === "splat") return false;
    if (part.kind === "call" && CHANGING_CALLS.has(part.name)) return false;
    if (part.kind !== "traversal") continue;
    if (!STEADY_ROOTS.has(part.root)) return false;
    const [local = ""] = part.root === "local" ? part.steps : [];
    if (local === "" || seen.has(local)) continue;
    seen.add(local);
    const definitions = module.blocks("locals").flatMap((locals) => attribute(locals.body, local) ?? []);
    if (definitions.some((one) => !isSteady(module, one.expression, seen))) return false;
  }
  return true;
}

/**
 * The expression for a name prefix that begins like the name, at most `longest` characters; undefined when
 * none can be written from it.
 */
export function prefixFor(name: Attribute, value: Value | undefined, longest: number): string | undefined {
  const text = sourceText(name.expression);
  if (text.includes("\n")) return undefined;
  const { expression } = name;
  const known = value && asString(value);
  if (expression.kind === "literal") {
    if (known === undefined || known === "") return undefined;
    return JSON.stringify(shortened(known, longest));
  }
  // A variable may get a longer value than its default.
  const mayDiffer = value?.hops.some((hop) => hop.kind !== "local");
  const isShort = longest > LONG_ENOUGH || (!mayDiffer && known !== undefined && known.length < longest);
  const joined =
    expression.kind === "template"
      ? `"${text.slice(1, -1)}-"`
      : expression.kind === "traversal"
        ? `"\${${text}}-"`
        : text;
  // A prefix that is too long is an error, one whose end is cut off is not.
  return isShort ? joined : `substr(${joined}, 0, ${longest})`;
}

/** Puts a prefix attribute in the name's place. */
export function toPrefix(
  resource: Resource,
  name: Attribute,
  prefixName: string,
  prefix: string,
): SpanEdit[] {
  return renameAttribute(resource.body, name, prefixName, prefix);
}

function shortened(name: string, longest: number): string {
  const most = name.endsWith("-") ? longest : longest - 1;
  return `${name.slice(0, most).replace(/-+$/, "")}-`;
}

/** Names people write stay below it. */
const LONG_ENOUGH = 90;
const STEADY_ROOTS: ReadonlySet<string> = new Set([
  "var",
  "local",
  "each",
  "count",
  "terraform",
  "path",
  "data",
]);
const CHANGING_CALLS: ReadonlySet<string> = new Set([
  "timestamp",
  "plantimestamp",
  "uuid",
  "bcrypt",
  "sha1",
  "sha256",
  "md5",
  "filesha1",
  "filesha256",
  "filemd5",
  "filebase64sha256",
]);
