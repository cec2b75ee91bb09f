import type { Expression } from "../syntax/nodes.ts";
import type { Range } from "../text/range.ts";
import type { ProjectOption, ProjectOptionValue } from "./project.ts";

export interface ValueProblem {
  readonly range: Range;
  /** Goes on after the name of the attribute. */
  readonly message: string;
}

/** One of some words, in quotes. */
export function choiceOf<Choice extends string>(
  expression: Expression,
  values: readonly Choice[],
): { readonly choice: Choice | undefined; readonly problems: readonly ValueProblem[] } {
  const text = stringOf(expression);
  const choice = values.find((value) => value === text);
  if (choice) return { choice, problems: [] };
  const bare = expression.kind === "traversal" && values.find((value) => value === expression.root);
  const message = bare
    ? `needs quotes: "${bare}"`
    : `is one of ${values.map((value) => `"${value}"`).join(", ")}`;
  return { choice: undefined, problems: [{ range: expression.range, message }] };
}

/** A number, or a list of numbers or of texts in quotes; undefined where nothing of it counts. */
export function optionOf(
  expression: Expression,
  option: ProjectOption,
): { readonly value: ProjectOptionValue | undefined; readonly problems: readonly ValueProblem[] } {
  const wrong = (range: Range, message: string) => ({ value: undefined, problems: [{ range, message }] });
  if (option.type === "number") {
    const number = numberOf(expression);
    const problem = option.problemOf(number ?? "");
    return number === undefined || problem !== undefined
      ? wrong(expression.range, problem ?? `is a number: ${option.example}`)
      : { value: number, problems: [] };
  }
  const items = option.type === "numbers" ? "numbers" : "strings";
  if (expression.kind !== "tuple") return wrong(expression.range, `is a list of ${items}: ${option.example}`);
  const values: (number | string)[] = [];
  const problems: ValueProblem[] = [];
  for (const item of expression.items) {
    const value = option.type === "numbers" ? numberOf(item) : stringOf(item);
    const problem = value === undefined ? `takes only plain ${items}` : option.problemOf(value);
    if (value === undefined || problem !== undefined)
      problems.push({ range: item.range, message: problem ?? "" });
    else values.push(value);
  }
  // An empty list is meant; one in which nothing counts is a mistake.
  if (values.length === 0 && problems.length > 0) return { value: undefined, problems };
  return { value: values as ProjectOptionValue, problems };
}

export interface WrittenPath {
  readonly path: string;
  readonly range: Range;
}

/** What a list of paths is of. */
export type PathKind = "globs" | "vars" | "packerVars";

const EXAMPLES: Readonly<Record<PathKind, string>> = {
  globs: "legacy/**",
  vars: "prod.tfvars",
  packerVars: "prod.pkrvars.hcl",
};

/** A list of paths or patterns, each in quotes. Wrong ones are left out. */
export function pathsOf(
  expression: Expression,
  kind: PathKind,
): { readonly paths: readonly WrittenPath[]; readonly problems: readonly ValueProblem[] } {
  if (expression.kind !== "tuple") {
    return {
      paths: [],
      problems: [{ range: expression.range, message: `is a list of strings: ["${EXAMPLES[kind]}"]` }],
    };
  }
  const paths: WrittenPath[] = [];
  const problems: ValueProblem[] = [];
  for (const item of expression.items) {
    const text = stringOf(item);
    const wrong = text === undefined ? "takes only plain strings" : problemOf(text, kind);
    if (text === undefined || wrong !== undefined) problems.push({ range: item.range, message: wrong ?? "" });
    else paths.push({ path: kind === "globs" ? withoutEnd(text) : normalized(text), range: item.range });
  }
  return { paths, problems };
}

/** The folder of a root module; "" for the folder of the project file. */
export function folderPath(text: string): { readonly path?: string; readonly problem?: string } {
  const path = normalized(text);
  if (path === "" || path === ".") return { path: "" };
  const problem = leadsAway(text);
  return problem === undefined ? { path } : { problem: `the folder ${problem}` };
}

/** What is wrong with one path that is neither a pattern nor a vars file. */
export function pathProblem(text: string): string | undefined {
  if (text.trim() === "") return 'is empty; the folder of rebake.hcl is "."';
  return leadsAway(text);
}

function problemOf(text: string, kind: PathKind): string | undefined {
  if (text.trim() === "") return "holds an empty path; delete it";
  const away = leadsAway(text);
  if (away !== undefined) return away;
  // "!(a|b)" is a pattern.
  if (kind === "globs" && /^!(?!\()/.test(text))
    return 'begins with "!", which takes nothing back; name only what is left out ("./!..." for a file of that name)';
  if (kind === "vars" && !/\.tfvars(?:\.json)?$|[*}\])]$/.test(text))
    return 'takes vars files: their names end in ".tfvars" or ".tfvars.json"';
  if (kind === "packerVars" && !/\.(?:hcl|json)$|[*}\])]$/.test(text))
    return 'takes vars files of Packer: their names end in ".pkrvars.hcl" or ".json"';
  return undefined;
}

function leadsAway(text: string): string | undefined {
  if (text.includes("\\")) return 'has a "\\" in a path; between folders stands "/"';
  if (text.startsWith("/") || /^[A-Za-z]:/.test(text))
    return "has an absolute path; write it relative to the folder of rebake.hcl";
  if (text.split("/").includes(".."))
    return "leads out of the folder of rebake.hcl; only what is below it counts";
  if (text.length > LONGEST) return `has a path of more than ${LONGEST} characters`;
  return undefined;
}

/** Longer patterns are no paths, and slow to match. */
const LONGEST = 1_000;

function normalized(text: string): string {
  return withoutEnd(text.replace(/^(?:\.\/)+/, ""));
}

/** `./` at the beginning of a pattern stays: it says that only the folder of the project file is meant. */
function withoutEnd(text: string): string {
  return text.replace(/\/+$/, "");
}

export function numberOf(expression: Expression): number | undefined {
  return expression.kind === "literal" && typeof expression.value === "number" ? expression.value : undefined;
}

export function stringOf(expression: Expression): string | undefined {
  const isString = expression.kind === "literal" && expression.form === "quoted";
  return isString ? String(expression.value) : undefined;
}
