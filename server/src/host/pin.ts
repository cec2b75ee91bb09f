import { lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { hasConflict } from "../../../protocol/src/ledger.ts";
import type { Checked } from "../../../protocol/src/run-record.ts";
import { isSameJson } from "../../../protocol/src/same-json.ts";
import { isObject } from "../../../protocol/src/shape.ts";
import { setJsonMember } from "../syntax/json/set-member.ts";
import { brokenLine, repeatedMember } from "../syntax/json/top-members.ts";
import { baseName, folderOf } from "../syntax/names.ts";
import { cut } from "../syntax/scanner.ts";
import { createFile } from "./create-file.ts";
import { replaceFile } from "./replace-file.ts";

/** What a variable is set to by the pin of a target. */
export interface Pin {
  /** Undefined where the file is not there, or does not set the variable. */
  readonly value: unknown;
  /** Files that Terraform loads after the pin and that set the variable, too: theirs counts. */
  readonly hiddenBy: readonly string[];
}

/** Pins are a line or two. */
const LARGEST_PIN = 1024 * 1024;

/**
 * Reads a pin. Never throws; what is wrong is a sentence that begins with a path.
 * @param path of a file that is a pin or is to be one, beside the root module
 * @param varsFiles those that are handed to `-var-file`; absolute
 */
export function readPin(path: string, variable: string, varsFiles: readonly string[] = []): Checked<Pin> {
  const read = readVars(path);
  if ("wrong" in read) return read;
  const members = read.value?.members;
  const value = members && Object.hasOwn(members, variable) ? members[variable] : undefined;
  const later = new Set([...loadedAfter(path), ...varsFiles.slice(varsFiles.lastIndexOf(path) + 1)]);
  return { value: { value, hiddenBy: [...later].filter((one) => one !== path && sets(one, variable)) } };
}

/**
 * Sets the variable in a pin, and leaves all else in the file as it is. Writes beside it and renames, so that nobody ever reads
 * half of it.
 * @param value what JSON can say
 * @returns what it was set to before; or why it was left as it is, a sentence that begins with the path
 */
export function writePin(
  path: string,
  variable: string,
  value: unknown,
): Checked<{ readonly previous: unknown }> {
  const read = readVars(path);
  if ("wrong" in read) return read;
  const before = read.value;
  if (!before) {
    const failed = createFile(path, `${JSON.stringify({ [variable]: value }, undefined, 2)}\n`);
    return failed === undefined ? { value: { previous: undefined } } : { wrong: `${path}: ${failed}` };
  }
  const previous = Object.hasOwn(before.members, variable) ? before.members[variable] : undefined;
  const wanted = { ...before.members, [variable]: value };
  const after = setJsonMember(before.text, variable, value);
  if (!isSameJson(wanted, JSON.parse(after)))
    return {
      wrong: `${path}: cannot be changed without changing more than "${variable}"; it was left as it is`,
    };
  if (after === before.text) return { value: { previous } };
  const failed = replaceFile(path, before.text, after);
  return failed === undefined ? { value: { previous } } : { wrong: `${path}: ${failed}` };
}

/**
 * Sets a pin back from a value that it still has, to what it was before; where that was nothing the variable is taken out, and
 * with it a file that says nothing else.
 * @param previous undefined for nothing
 * @returns false when the pin has another value by now, and is left as it is
 */
export function restorePin(
  path: string,
  variable: string,
  from: unknown,
  previous: unknown,
): Checked<boolean> {
  const read = readVars(path);
  if ("wrong" in read) return read;
  const { text, members = {} } = read.value ?? {};
  if (text === undefined || !Object.hasOwn(members, variable) || !isSameJson(members[variable], from))
    return { value: false };
  if (previous !== undefined) {
    const written = writePin(path, variable, previous);
    return "wrong" in written ? written : { value: true };
  }
  if (Object.keys(members).length === 1) {
    try {
      rmSync(path);
    } catch (error) {
      return { wrong: `${path}: cannot be removed (${(error as NodeJS.ErrnoException).code})` };
    }
    return { value: true };
  }
  const failed = replaceFile(path, text, setJsonMember(text, variable, undefined));
  return failed === undefined ? { value: true } : { wrong: `${path}: ${failed}` };
}

interface VarsText {
  readonly text: string;
  readonly members: Readonly<Record<string, unknown>>;
}

/** Undefined where there is no such file. */
function readVars(path: string): Checked<VarsText | undefined> {
  let text: string;
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats) return { value: undefined };
    if (!stats.isFile())
      return { wrong: `${path}: is no file, or a link to one; a pin is a file of its own` };
    if (stats.size > LARGEST_PIN) return { wrong: `${path}: is too large for a pin` };
    text = readFileSync(path, "utf8");
  } catch (error) {
    return { wrong: `${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error})` };
  }
  const members = membersOf(text);
  return typeof members === "string" ? { wrong: `${path}: ${members}` } : { value: { text, members } };
}

/** As Terraform reads them; why it would not, as the end of a sentence. */
function membersOf(text: string): Readonly<Record<string, unknown>> | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (hasConflict(text)) return "has the marks of a merge conflict in it; say which image is meant";
    const line = brokenLine(text);
    return `is no JSON${line === undefined ? "" : ` (line ${line})`}, in which there are no comments either`;
  }
  if (!isObject(value)) return "is no JSON object";
  const twice = repeatedMember(text);
  return twice === undefined
    ? value
    : `sets "${twice}" more than once, which Terraform refuses; delete all but one`;
}

/** The files of the folder that are loaded by themselves and after this one, which may be loaded so itself. */
function loadedAfter(path: string): string[] {
  const name = baseName(path);
  if (!AUTOMATIC.test(name)) return [];
  const folder = folderOf(path);
  try {
    return readdirSync(folder)
      .filter((one) => AUTOMATIC.test(one) && Buffer.compare(Buffer.from(one), Buffer.from(name)) > 0)
      .map((one) => `${folder}/${one}`);
  } catch {
    return [];
  }
}

const AUTOMATIC = /\.auto\.tfvars(\.json)?$/;

/** Whether a vars file sets a variable; false for one that cannot be read, of which the plan will tell. */
function sets(path: string, variable: string): boolean {
  try {
    const text = readFileSync(path, "utf8");
    if (!path.endsWith(".json"))
      return cut(text, "terraform-vars").some(({ kind, type }) => kind === "attribute" && type === variable);
    const members: unknown = JSON.parse(text);
    return isObject(members) && Object.hasOwn(members, variable);
  } catch {
    return false;
  }
}
