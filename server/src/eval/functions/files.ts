import type { FunctionContext, TerraformFunction } from "../functions.ts";
import type { ObjectValue, Value } from "../value.ts";
import { base64, utf8Bytes } from "./bytes.ts";
import { compareText } from "./characters.ts";
import { matchesGlob } from "./globs.ts";
import { define, type Result } from "./parameters.ts";
import { texts } from "./results.ts";

export const FILE_FUNCTIONS: Readonly<Record<string, TerraformFunction>> = {
  /** Relative to a folder that only the running Terraform knows. */
  abspath: of((path) => (path.startsWith("/") ? cleaned(path) : undefined)),
  basename: of(lastPart),
  dirname: of((path) => cleaned(path.slice(0, path.lastIndexOf("/") + 1))),
  file: define({ takes: ["text"], call: ([path], context) => context.readFile(path) }),
  filebase64: define({
    takes: ["text"],
    call: ([path], context) => {
      const content = context.readFile(path);
      return content === undefined ? undefined : base64(utf8Bytes(content));
    },
  }),
  fileexists: define({
    takes: ["text"],
    call: ([path], context) => (context.readFile(path) === undefined ? undefined : true),
  }),
  fileset: define({
    takes: ["text", "text"],
    call: ([directory, pattern], context) => fileSet(directory, pattern, context),
  }),
  pathexpand: of((path) => (path.startsWith("~") ? undefined : path)),
  templatefile: define({
    takes: ["text", "object"],
    takesUnknown: true,
    call: ([path, variables], context) => {
      const template = context.readFile(path);
      return template === undefined ? undefined : rendered(template, variables, context);
    },
  }),
  templatestring: define({
    takes: ["text", "object"],
    takesUnknown: true,
    call: ([template, variables], context) => rendered(template, variables, context),
  }),
};

const LONGEST_PATH = 4096;

function of(call: (path: string) => string | undefined): TerraformFunction {
  return define({ takes: ["text"], call: ([path]) => (path.length > LONGEST_PATH ? undefined : call(path)) });
}

function rendered(template: string, variables: ObjectValue, context: FunctionContext): Value | undefined {
  return variables.complete ? context.evaluateTemplate(template, variables.entries) : undefined;
}

/** Go's filepath.Base. */
function lastPart(path: string): string {
  if (path === "") return ".";
  const trimmed = path.replace(/\/+$/, "");
  return trimmed === "" ? "/" : trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

/** Go's filepath.Clean: no doubled slashes, no dots that lead nowhere. */
function cleaned(path: string): string {
  const isAbsolute = path.startsWith("/");
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || (parts.length > 0 && parts.at(-1) !== "..")) {
      if (part === "..") parts.pop();
      else parts.push(part);
    } else if (!isAbsolute) parts.push(part);
  }
  return isAbsolute ? `/${parts.join("/")}` : parts.join("/") || ".";
}

function fileSet(directory: string, pattern: string, context: FunctionContext): Result {
  const files = context.listFiles(directory);
  const matches = matchesGlob(cleaned(pattern));
  if (!files || !matches) return undefined;
  const found = texts(files.filter(matches).toSorted(compareText), context);
  return found && { kind: "list", items: found.items, isSet: true, span: context.span, hops: [] };
}
