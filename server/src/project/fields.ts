import type { Expression } from "../syntax/nodes.ts";
import { type Range, shift } from "../text/range.ts";
import type { Written } from "./deploy.ts";
import type { ProjectAttribute } from "./schema.ts";
import { folderPath, numberOf, pathProblem, pathsOf, stringOf, type ValueProblem } from "./values.ts";

type FieldValue = string | number | boolean | readonly Written<string>[];

/** The attributes of one block that could be read. */
export class Fields {
  private readonly found = new Map<string, Written<FieldValue>>();

  /** @param start where the piece begins in the file */
  constructor(private readonly start: number) {}

  /** Reads an attribute. What is wrong goes on after its name. */
  read(expression: Expression, attribute: ProjectAttribute): readonly ValueProblem[] {
    const { value, problems } = fieldOf(expression, attribute);
    if (value !== undefined)
      this.found.set(attribute.name, { value: this.placed(value), range: this.shifted(expression.range) });
    return problems;
  }

  has(name: string): boolean {
    return this.found.has(name);
  }

  text(name: string): Written<string> | undefined {
    const field = this.found.get(name);
    return field && typeof field.value === "string" ? { value: field.value, range: field.range } : undefined;
  }

  list(name: string): readonly Written<string>[] {
    const value = this.found.get(name)?.value;
    return typeof value === "object" ? value : [];
  }

  number(name: string, otherwise: number): number {
    const value = this.found.get(name)?.value;
    return typeof value === "number" ? value : otherwise;
  }

  flag(name: string): boolean | undefined {
    const value = this.found.get(name)?.value;
    return typeof value === "boolean" ? value : undefined;
  }

  private shifted(range: Range): Range {
    return shift(range, this.start);
  }

  private placed(value: FieldValue): FieldValue {
    return typeof value === "object"
      ? value.map((one) => ({ value: one.value, range: this.shifted(one.range) }))
      : value;
  }
}

interface Reading {
  readonly value?: FieldValue;
  readonly problems: readonly ValueProblem[];
}

function fieldOf(expression: Expression, { value, example }: ProjectAttribute): Reading {
  switch (value.kind) {
    case "flag":
      return expression.kind === "literal" && typeof expression.value === "boolean"
        ? good(expression.value)
        : wrong(expression, "is true or false, without quotes");
    case "number": {
      const number = numberOf(expression);
      const isGood =
        number !== undefined && Number.isInteger(number) && number >= value.least && number <= value.most;
      return isGood
        ? good(number)
        : wrong(expression, `is a whole number from ${value.least} to ${value.most}`);
    }
    case "texts":
      return textsOf(expression, example);
    case "builds":
      return textsOf(expression, example, problemOfBuild);
    case "varsFiles":
    case "packerVarsFiles": {
      const { paths, problems } = pathsOf(expression, value.kind === "varsFiles" ? "vars" : "packerVars");
      const patterns = paths.filter(({ path }) => /[*?[\]{}]/.test(path));
      return {
        value: paths
          .filter((one) => !patterns.includes(one))
          .map(({ path, range }) => ({ value: path, range })),
        problems: [
          ...problems,
          ...patterns.map(({ range }) => ({
            range,
            message: "takes files, no patterns: their order counts",
          })),
        ],
      };
    }
    default: {
      const text = stringOf(expression);
      if (text === undefined) return wrong(expression, `is a plain string: ${example}`);
      const problem = problemOf(text, value.kind);
      if (problem !== undefined) return wrong(expression, problem);
      return good(value.kind === "root" || value.kind === "template" ? (folderPath(text).path ?? "") : text);
    }
  }
}

/** A list of words for a command line. @param problemOfText what is wrong with one of them */
function textsOf(
  expression: Expression,
  example: string,
  problemOfText: (text: string) => string | undefined = () => undefined,
): Reading {
  if (expression.kind !== "tuple") return wrong(expression, `is a list of strings: ${example}`);
  const texts: Written<string>[] = [];
  const problems: ValueProblem[] = [];
  for (const item of expression.items) {
    const text = stringOf(item);
    if (text === undefined) problems.push({ range: item.range, message: "takes only plain strings" });
    else if (hasControls(text))
      problems.push({ range: item.range, message: "has a character in it that cannot be written" });
    else if (problemOfText(text) !== undefined)
      problems.push({ range: item.range, message: problemOfText(text) ?? "" });
    else texts.push({ value: text, range: item.range });
  }
  const isEmpty = expression.items.length === 0;
  if (isEmpty) problems.push({ range: expression.range, message: `is empty; for example ${example}` });
  // A command without one of its words is another one.
  return problems.length > 0 ? { problems } : { value: texts, problems };
}

function problemOfBuild(text: string): string | undefined {
  if (text.trim() === "") return "has an empty name of a build; delete it";
  return text.includes(",") ? 'has a comma in a name; write several as ["a", "b"]' : undefined;
}

function problemOf(text: string, kind: string): string | undefined {
  if (kind === "root" || kind === "template") return pathProblem(text);
  if (text.trim() === "") return "is empty";
  if (hasControls(text)) return "has a character in it that cannot be written";
  switch (kind) {
    case "variable":
      return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(text) ? undefined : "is the name of a variable, without var.";
    case "workspace":
      return /^[\w.~$&+=:@][\w.~$&+=:@-]*$/.test(text) ? undefined : "is no name that a workspace can have";
    case "url":
      if (!ADDRESS.test(text)) return "is an address that begins with http:// or https://";
      return /^https?:\/\/[^/?#]*@/.test(text)
        ? "has a user or password in it, which would be in the repository; use a command"
        : undefined;
    default:
      return undefined;
  }
}

/** A server, perhaps in brackets or with a port, and what is asked of it; without blanks. */
const ADDRESS = /^https?:\/\/(?:[^\s/?#]*@)?(?:[^\s/?#@[\]:]+|\[[\da-fA-F:.]+\])(?::\d{1,5})?(?:[/?#]\S*)?$/;

function hasControls(text: string): boolean {
  return /\p{Control}/u.test(text);
}

function good(value: FieldValue): Reading {
  return { value, problems: [] };
}

function wrong({ range }: Expression, message: string): Reading {
  return { problems: [{ range, message }] };
}
