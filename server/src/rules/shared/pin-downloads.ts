import type { Download } from "../../knowledge/shell-downloads.ts";
import { placeIn, type Script } from "../../packer/provisioners.ts";
import type { PackerTemplate } from "../../packer/template.ts";
import { sourceText } from "../../syntax/body.ts";
import { replace, type SpanEdit } from "../../syntax/edits.ts";
import type { Span } from "../../syntax/nodes.ts";
import type { Fix } from "../rule.ts";
import { declareVariables, variableName } from "./packer-variables.ts";

/** What is written instead of a part of a script, with a reference to a new variable in it. */
interface Pinned {
  readonly title: string;
  readonly variable: string;
  readonly description: string;
  readonly at: Span;
  text(reference: string): string;
}

/**
 * Has a script compare what it downloads with a checksum, or name a version: both given by a variable, for nobody
 * but who looked at the download knows them. Offered for commands that are plain enough to be taken apart.
 */
export function pinDownload(
  template: PackerTemplate,
  path: string,
  script: Script,
  download: Download,
): Fix[] {
  const pinned = pinnedOf(script, download);
  const owner = /^(?:https?:\/\/)?([^/:]+)/.exec(download.what)?.[1] ?? "";
  const name = pinned && variableName(template, pinned.variable, [owner], false);
  if (!pinned || name === undefined) return [];
  return [
    {
      title: `${pinned.title} from a variable, \`${name}\``,
      safe: false,
      effect: "next bake",
      edits: (): SpanEdit[] => [
        replace(pinned.at, pinned.text(`\${var.${name}}`)),
        ...declareVariables(
          template,
          path,
          [name],
          ["type        = string", `description = "${pinned.description}"`],
        ),
      ],
    },
  ];
}

function pinnedOf(script: Script, download: Download): Pinned | undefined {
  // Elsewhere, or with escapes, it is not what is written.
  if (!sourceText(script.written).includes(download.written)) return undefined;
  if (download.kind === "role or collection") return withVersion(script, download);
  return download.kind === "run at once"
    ? checkedBeforeRun(script, download)
    : checkedAfterwards(script, download);
}

function withVersion(script: Script, { written, what }: Download): Pinned | undefined {
  const separator = /\bcollection\b/.test(written) ? ":==" : ",";
  const at = placeIn(script, written);
  return {
    title: "Take its version",
    variable: `${identifier(what)}_version`,
    description: `The version of ${what} to install`,
    at,
    text: (reference) => written.replace(what, `${what}${separator}${reference}`),
  };
}

/** `curl URL | sudo sh`, alone in a string, as three commands in a row. */
function checkedBeforeRun(script: Script, { what: url }: Download): Pinned | undefined {
  const command = PIPED.exec(sourceText(script.written))?.groups;
  const file = `/tmp/${fileOf(url)}`;
  const fetch = command && fetchTo(command.program ?? "", words(command.options, command.more), file);
  const run = command && runOf(command.shell ?? "", command.rest ?? "");
  if (!command || fetch === undefined || run === undefined) return undefined;
  const { piece, range } = script.written;
  return {
    ...checksumOf(url),
    at: { piece, range: { start: range.start + 1, end: range.end - 1 } },
    text: (reference) =>
      inARow([
        `${fetch} ${command.url}`,
        checkOf(reference, file),
        `${command.sudo ?? ""}${command.shell} ${file}${run}`,
      ]),
  };
}

/** Undefined where an option is not known to be without effect on where the download goes. */
function fetchTo(program: string, options: readonly string[], file: string): string | undefined {
  const kept = options.filter(
    (one) => !(program === "wget" && /^(?:-q?O-?|-|--output-document=-)$/.test(one)),
  );
  const isPlain = kept.every((one) => (program === "curl" ? CURL_OPTION : WGET_OPTION).test(one));
  if (!isPlain) return undefined;
  const quiet = program === "wget" && options.some((one) => /^-qO-?$/.test(one)) ? ["-q"] : [];
  return [program, ...quiet, ...kept, program === "curl" ? "-o" : "-O", file].join(" ");
}

/** The arguments that a script read from standard input gets, to be written behind its file. */
function runOf(shell: string, rest: string): string | undefined {
  const given = rest.trim();
  if (given === "" || given === "-") return "";
  const behind = /sh$/.test(shell)
    ? /^-s(?:\s+--?(?=\s|$)(?<all>.*)|(?<plain>(?:\s+[^-\s].*)?))$/.exec(given)?.groups
    : undefined;
  const found = behind && (behind.all ?? behind.plain ?? "").trim();
  return found ? ` ${found}` : found;
}

/** Compares the file right behind the command that downloads it, and goes on with what follows in its line. */
function checkedAfterwards(script: Script, { written, what: url }: Download): Pinned | undefined {
  const source = sourceText(script.written);
  const start = source.indexOf(written);
  const isQuoted = source.startsWith('"');
  const line = (isQuoted ? IN_STRING : IN_HEREDOC).exec(source.slice(start + written.length));
  if (!line || source.indexOf(written, start + 1) >= 0 || !/^(?:curl|wget)\s/.test(written)) return undefined;
  const command = written + (line.groups?.command ?? "");
  const file = targetOf(command, url);
  if (file === undefined) return undefined;
  const { piece, range } = script.written;
  const end = start + written.length + line[0].trimEnd().length;
  return {
    ...checksumOf(url),
    at: { piece, range: { start: range.start + start, end: range.start + end } },
    text: (reference) => inARow([command, checkOf(reference, file), line.groups?.then]),
  };
}

/** `set -e` overlooks all failures but the last of a chain. */
function inARow(commands: readonly (string | undefined)[]): string {
  return `${commands.filter((one) => one !== undefined).join(" && ")} || exit 1`;
}

function targetOf(command: string, url: string): string | undefined {
  const all = command.split(/\s+/).map((word) => word.replace(/^(["'])(.*)\1$/, "$2"));
  const isCurl = all[0] === "curl";
  const option = all.findIndex((word) =>
    isCurl ? /^(?:-[a-zA-Z]*o|--output)$/.test(word) : /^(?:-[a-zA-Z]*O|--output-document)$/.test(word),
  );
  if (option >= 0) return /^[\w./~-]*[\w.]$/.test(all[option + 1] ?? "") ? all[option + 1] : undefined;
  const keepsName = isCurl
    ? all.some((word) => /^(?:-[a-zA-Z]*O|--remote-name)$/.test(word))
    : !all.some((word) => /^(?:-P|--directory-prefix)/.test(word));
  return keepsName && /^[\w.-]+$/.test(fileOf(url)) ? fileOf(url) : undefined;
}

function checksumOf(url: string): Pick<Pinned, "title" | "variable" | "description"> {
  return {
    title: "Compare what arrives with a checksum",
    variable: `${identifier(fileOf(url))}_sha256`,
    description: `The SHA-256 checksum of ${url}`,
  };
}

function checkOf(reference: string, file: string): string {
  return `echo '${reference}  ${file}' | sha256sum --check`;
}

/** The last part of an address' path, or its host where there is none. */
function fileOf(url: string): string {
  const [host = "", ...path] = url
    .replace(/^https?:\/\//, "")
    .replace(/[?#].*$/, "")
    .split("/");
  return (path.findLast((one) => one !== "") ?? host).replace(/[^\w.-]/g, "_");
}

function identifier(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z]/.test(name) ? name : `file_${name}`;
}

function words(...texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text) => (text ?? "").split(/\s+/)).filter((word) => word !== "");
}

const PIPED =
  /^"\s*(?<program>curl|wget)(?<options>(?:\s+-\S*|\s+'=https')*)\s+(?<url>'?https?:\/\/[^\s"'|;&)\\$]+'?)(?<more>(?:\s+-\S*)*)\s*\|\s*(?<sudo>sudo\s+(?:-E\s+)?)?(?<shell>(?:\/\S*\/)?(?:ba|da|z|k)?sh|python3?)(?<rest>(?:\s+[^"|;&<>$`\\]*)?)"$/;
/** What stands behind an address up to the end of its line: nothing, options, and at most one chain of commands. */
const IN_STRING =
  /^(?<command>'?(?: +[^\s"'&;|\\<>$`]+)*)(?:\s*&&\s*(?<then>[^"\n;|\\]*[^\s"\n;|\\&]))?\s*(?="$)/;
const IN_HEREDOC =
  /^(?<command>["']?(?: +[^\s"'&;|\\<>$`]+)*)(?: *&& *(?<then>[^\n;|\\]*[^\s;|\\&]))? *(?=\r?\n)/;
const CURL_OPTION =
  /^(?:-[fgkLqsS46]+|--(?:compressed|fail|location|proto|show-error|silent|tlsv1\.\d)|--proto==https|'=https')$/;
const WGET_OPTION = /^(?:-q|-nv|--quiet|--no-verbose|--no-check-certificate|--https-only)$/;
