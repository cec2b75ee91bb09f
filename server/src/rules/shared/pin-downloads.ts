import type { Download } from "../../knowledge/shell-downloads.ts";
import { placeIn, type Script } from "../../packer/provisioners.ts";
import type { PackerTemplate } from "../../packer/template.ts";
import { sourceText } from "../../syntax/body.ts";
import { replace, type SpanEdit } from "../../syntax/edits.ts";
import type { Span } from "../../syntax/nodes.ts";
import type { Fix } from "../rule.ts";
import { checkedRun, checkOf, checksumOf, fileOf, identifier, inARow } from "./checked-downloads.ts";
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
  return download.kind === "run at once" ? checkedBeforeRun(script) : checkedAfterwards(script, download);
}

/** `curl URL | sudo sh`, alone in a string, as three commands in a row. */
function checkedBeforeRun({ written }: Script): Pinned | undefined {
  const text = /^"(.*)"$/s.exec(sourceText(written))?.[1];
  const checked = text === undefined ? undefined : checkedRun(text);
  const { piece, range } = written;
  const at = { piece, range: { start: range.start + 1, end: range.end - 1 } };
  return checked && { title: COMPARE, at, ...checked };
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
    title: COMPARE,
    ...checksumOf(url),
    at: { piece, range: { start: range.start + start, end: range.start + end } },
    text: (reference) => inARow([command, checkOf(reference, file), line.groups?.then]),
  };
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

/** What stands behind an address up to the end of its line: nothing, options, and at most one chain of commands. */
const IN_STRING =
  /^(?<command>'?(?: +[^\s"'&;|\\<>$`]+)*)(?:\s*&&\s*(?<then>[^"\n;|\\]*[^\s"\n;|\\&]))?\s*(?="$)/;
const IN_HEREDOC =
  /^(?<command>["']?(?: +[^\s"'&;|\\<>$`]+)*)(?: *&& *(?<then>[^\n;|\\]*[^\s;|\\&]))? *(?=\r?\n)/;

const COMPARE = "Compare what arrives with a checksum";
