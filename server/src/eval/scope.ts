import type { Expression, Span } from "../syntax/nodes.ts";
import type { TerraformFunction } from "./functions.ts";
import type { Value } from "./value.ts";

/** Where names get their values. Everything a scope does not know is unknown. */
export interface Scope {
  /** `var.name` */
  variable(name: string): Value | undefined;
  /** `local.name` */
  local(name: string): Value | undefined;
  /** A name that stands alone: `each`, `count`, the iterator of a `dynamic` block, the names of a `for`. */
  name?(root: string): Value | undefined;
  /** What other names lead to: `path.module`, `module.net.id`, `data.x.y.z`. */
  reference?(root: string, steps: readonly string[], span: Span): Reference | undefined;
  /** The files that functions may read. */
  readonly files?: FileWorld | undefined;
  /** The functions there are; Terraform's when it does not say. */
  readonly functions?: ReadonlyMap<string, TerraformFunction> | undefined;
}

/** What the first `used` steps after the root lead to. */
export interface Reference {
  readonly value: Value;
  readonly used: number;
}

/** The files of the workspace as functions see them; paths as a configuration writes them. */
export interface FileWorld {
  readFile(path: string): string | undefined;
  /** Whether there is such a file or folder; undefined for what is not ours to look at. */
  has(path: string): boolean | undefined;
  listFiles(directory: string): readonly string[] | undefined;
  /** Reads a text as a template; broken when it has a syntax error. */
  parseTemplate(text: string): Expression;
}

/** The scope with some names of its own in front. */
export function withNames(scope: Scope, names: ReadonlyMap<string, Value>): Scope {
  return {
    variable: (name) => scope.variable(name),
    local: (name) => scope.local(name),
    name: (root) => names.get(root) ?? scope.name?.(root),
    reference: (root, steps, span) => scope.reference?.(root, steps, span),
    files: scope.files,
    functions: scope.functions,
  };
}
