/** Commands that compare a download with a checksum, which a variable holds, before they use it. */
export interface CheckedCommand {
  /** A name for the variable. */
  readonly variable: string;
  readonly description: string;
  text(reference: string): string;
}

/**
 * `curl URL | sudo sh` as three commands in a row; undefined for what is not plain enough to be taken apart.
 * @param isRoots the script runs as root, though who logs in for a bake may be somebody else.
 */
export function checkedRun(command: string, isRoots = false): CheckedCommand | undefined {
  const found = PIPED.exec(command)?.groups;
  const url = (found?.url ?? "").replaceAll("'", "");
  const file = `/tmp/${fileOf(url)}`;
  const fetch = found && fetchTo(found.program ?? "", words(found.options, found.more), file);
  const run = found && runOf(found.shell ?? "", found.rest ?? "");
  if (!found || fetch === undefined || run === undefined) return undefined;
  const sudo = found.sudo ?? (isRoots ? "sudo " : "");
  return {
    ...checksumOf(url),
    text: (reference) =>
      inARow([`${fetch} ${found.url}`, checkOf(reference, file), `${sudo}${found.shell} ${file}${run}`]),
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

/** `set -e` overlooks all failures but the last of a chain. */
export function inARow(commands: readonly (string | undefined)[]): string {
  return `${commands.filter((one) => one !== undefined).join(" && ")} || exit 1`;
}

/** The variable that holds the checksum of what an address delivers. */
export function checksumOf(url: string): { readonly variable: string; readonly description: string } {
  return {
    variable: `${identifier(fileOf(url))}_sha256`,
    description: `The SHA-256 checksum of ${url}`,
  };
}

export function checkOf(reference: string, file: string): string {
  return `echo '${reference}  ${file}' | sha256sum --check`;
}

/** The last part of an address' path, or its host where there is none. */
export function fileOf(url: string): string {
  const [host = "", ...path] = url
    .replace(/^https?:\/\//, "")
    .replace(/[?#].*$/, "")
    .split("/");
  return (path.findLast((one) => one !== "") ?? host).replace(/[^\w.-]/g, "_");
}

/** Words of a name or address as the name of a variable. */
export function identifier(text: string): string {
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
  /^\s*(?<program>curl|wget)(?<options>(?:\s+-\S*|\s+'=https')*)\s+(?<url>'?https?:\/\/[^\s"'|;&)\\$]+'?)(?<more>(?:\s+-\S*)*)\s*\|\s*(?<sudo>sudo\s+(?:-E\s+)?)?(?<shell>(?:\/\S*\/)?(?:ba|da|z|k)?sh|python3?)(?<rest>(?:\s+[^"|;&<>$`\\]*)?)$/;
const CURL_OPTION =
  /^(?:-[fgkLqsS46]+|--(?:compressed|fail|location|proto|show-error|silent|tlsv1\.\d)|--proto==https|'=https')$/;
const WGET_OPTION = /^(?:-q|-nv|--quiet|--no-verbose|--no-check-certificate|--https-only)$/;
