import { HOLE } from "./placed-text.ts";
import { isShell, type ShellCommand } from "./shell-script.ts";

/** A command that brings code from elsewhere which may be another tomorrow. */
export interface RemoteCode {
  readonly command: ShellCommand;
  /** What it does, to go on from "at boot a machine ...". */
  readonly deed: string;
}

/** Those among the commands of one script, which they are in the order they are written. */
export function remoteCodeIn(commands: readonly ShellCommand[]): RemoteCode[] {
  return commands.flatMap((command, index) => {
    const deed = deedOf(command, commands.slice(index + 1));
    return deed === undefined ? [] : [{ command, deed }];
  });
}

function deedOf(command: ShellCommand, later: readonly ShellCommand[]): string | undefined {
  const { program } = command;
  const words = command.arguments.map((word) => word.text);
  if (DOWNLOADERS.test(program)) return downloadDeed(command, words, later);
  if (
    (isShell(command) || RUNS_TEXT.test(program)) &&
    command.substituted.some((one) => DOWNLOADERS.test(one.program))
  )
    return RUNS_DOWNLOAD;
  if (program === "git") return gitDeed(words, later);
  if (PULLING_AGENTS.test(program)) return `has \`${program}\` fetch and run what a server holds then`;
  const agent = program === "puppet" && words[0] === "agent" && !words.some((word) => NO_RUN.test(word));
  return agent ? "has `puppet agent` fetch and run what a server holds then" : undefined;
}

function downloadDeed(
  command: ShellCommand,
  words: readonly string[],
  later: readonly ShellCommand[],
): string | undefined {
  let last: ShellCommand = command;
  while (last.pipedInto) last = last.pipedInto;
  if (last !== command && (isShell(last) || RUNS_TEXT.test(last.program))) return RUNS_DOWNLOAD;
  if (/^(?:irm|iwr|invoke-|\.)/i.test(command.program) || later.some(verifies)) return undefined;
  if (words.some((word) => isMoving(word))) return "downloads from an address whose content changes";
  const file = targetOf(words);
  return file !== undefined && later.some((one) => runs(one, file)) ? RUNS_DOWNLOAD : undefined;
}

/** `main`, `master` and `latest` mean something else each time; a machine's own metadata service is no download. */
function isMoving(word: string): boolean {
  return (
    /^(?:https?|ftp):\/\/[^\s/]+\/(?:\S*\/)?(?:main|master|latest|HEAD)\//.test(word) && !METADATA.test(word)
  );
}

/** The file that a download goes to. */
function targetOf(words: readonly string[]): string | undefined {
  const option = words.findIndex((word) => /^(?:-\w*[oO]|--output|--output-document)$/.test(word));
  const named = option < 0 ? undefined : words[option + 1];
  const url = words.find((word) => /^https?:\/\//.test(word));
  const file =
    named !== undefined && !/^(?:-|https?:)/.test(named) ? named : url?.slice(url.lastIndexOf("/") + 1);
  return file === undefined || file === "" || file.includes(HOLE) ? undefined : file;
}

function runs(command: ShellCommand, file: string): boolean {
  const words = command.arguments.map((word) => word.text.replace(/^\.\//, ""));
  const base = file.slice(file.lastIndexOf("/") + 1);
  return (
    command.program === base ||
    ((isShell(command) || /^(?:source|\.)$/.test(command.program)) && words.includes(file))
  );
}

function verifies({ program, arguments: words }: ShellCommand): boolean {
  if (/^(?:sha\d+sum|shasum|md5sum|b2sum)$/.test(program))
    return words.some((word) => /^-\w*c|^--check/.test(word.text));
  return /^(?:gpgv?2?|cosign|minisign)$/.test(program) && words.some((word) => /verify/.test(word.text));
}

function gitDeed(words: readonly string[], later: readonly ShellCommand[]): string | undefined {
  const verb = words.find((word, at) => !word.startsWith("-") && !/^-[Cc]$/.test(words[at - 1] ?? ""));
  if (verb === "pull") return "pulls whatever a Git branch holds then";
  if (verb !== "clone" || later.some(checksOut)) return undefined;
  const branch = words.flatMap((word, at) =>
    /^(?:-b|--branch|--revision)$/.test(word)
      ? [words[at + 1] ?? ""]
      : (/^--(?:branch|revision)=(.*)$/.exec(word)?.[1] ?? []),
  )[0];
  // A tag has a number in it, most branches have none; what is filled in may be either.
  const isPinned =
    branch !== undefined && (/\d/.test(branch) || branch.includes(HOLE) || branch.includes("$"));
  return isPinned ? undefined : "clones whatever a Git branch holds then";
}

/** `git checkout v1.2.3`, `git reset --hard <commit>`: one commit is chosen. */
function checksOut({ program, arguments: words }: ShellCommand): boolean {
  const texts = words.map((word) => word.text);
  const verb = texts.findIndex((text) => text === "checkout" || text === "reset" || text === "switch");
  return (
    program === "git" &&
    verb >= 0 &&
    texts
      .slice(verb + 1)
      .some((text) => !text.startsWith("-") && !/^(?:main|master|origin\/.*|develop)$/.test(text))
  );
}

const RUNS_DOWNLOAD = "downloads code and runs it unseen";
const DOWNLOADERS = /^(?:curl|wget|irm|iwr|invoke-restmethod|invoke-webrequest|\.downloadstring)$/i;
const RUNS_TEXT = /^(?:source|\.|eval|python[\d.]*|perl|ruby|node|php|iex|invoke-expression)$/i;
const PULLING_AGENTS = /^(?:ansible-pull|chef-client|salt-call)$/;
const NO_RUN = /^--(?:enable|disable|fingerprint|configprint|noop)$/;
const METADATA = /\/\/(?:169\.254\.\d+\.\d+|\[?fd00:ec2::254\]?|metadata\.[a-z.]+|100\.100\.100\.200)\//;
