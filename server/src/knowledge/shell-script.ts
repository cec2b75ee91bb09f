import type { Range } from "../text/range.ts";
import { type OpenHeredoc, ShellTokens, type ShellWord } from "./shell-tokens.ts";

/** A simple command of a script, where the shell would run one: not in comments, quoted text or here-documents. */
export interface ShellCommand {
  /** The program without its folder. */
  readonly program: string;
  /** The words behind the program. */
  readonly arguments: readonly ShellWord[];
  /** From the first word, `sudo` and the like included, to the last. */
  readonly range: Range;
  /** The command that reads what this one prints. */
  readonly pipedInto?: ShellCommand;
  /** Commands whose output is filled in into the words, or that a word stands for: `$(...)`, `<(...)`. */
  readonly substituted: readonly ShellCommand[];
}

/** The commands of a shell script, those it hands to another shell included, in the order they are written. */
export function shellCommands(script: string): readonly ShellCommand[] {
  const known = READ.get(script);
  if (known) return known;
  const commands = readCommands(script);
  if (READ.size >= MOST_KEPT) READ.clear();
  if (script.length <= LONGEST_KEPT) READ.set(script, commands);
  return commands;
}

/** While somebody types, and in each use of a module, most scripts are the same as before. */
const READ = new Map<string, readonly ShellCommand[]>();
const MOST_KEPT = 1_000;
const LONGEST_KEPT = 5_000;

function readCommands(script: string): ShellCommand[] {
  const reader = new CommandReader(script);
  reader.read({ start: 0, end: script.length });
  reader.readWrittenScripts();
  return reader.commands.sort((a, b) => a.range.start - b.range.start);
}

interface OpenCommand extends ShellCommand {
  pipedInto?: ShellCommand;
}

class CommandReader {
  readonly commands: OpenCommand[] = [];
  /** Files that here-documents are written to: when the script runs one, its text counts too. */
  private readonly writtenFiles: { readonly path: string; readonly body: Range }[] = [];
  private depth = 0;

  constructor(private readonly text: string) {}

  read(range: Range): OpenCommand[] {
    const found: OpenCommand[] = [];
    if (this.depth > DEEPEST) return found;
    this.depth++;
    let words: ShellWord[] = [];
    let heredocs: OpenHeredoc[] = [];
    let targets: string[] = [];
    let pipe: OpenCommand | undefined;
    const pending: { command: OpenCommand | undefined; heredocs: OpenHeredoc[]; targets: string[] }[] = [];
    const finish = (pipes: boolean): void => {
      const command = this.command(words);
      if (command) {
        found.push(command);
        if (pipe) pipe.pipedInto = command;
      }
      if (heredocs.length > 0) pending.push({ command, heredocs, targets });
      pipe = pipes ? command : undefined;
      words = [];
      heredocs = [];
      targets = [];
    };
    for (const token of new ShellTokens(this.text, range)) {
      if (token.kind === "word") words.push(token);
      else if (token.kind === "heredoc") heredocs.push(token);
      else if (token.kind === "target") targets.push(token.text);
      else if (token.operator === "(" && words.length > 0) words = [];
      else {
        finish(token.operator === "|");
        if (token.operator === "\n") for (const one of pending.splice(0)) this.readHeredocs(one);
      }
    }
    finish(false);
    for (const one of pending) this.readHeredocs(one);
    this.depth--;
    return found;
  }

  /** What the script writes to files that it then runs. */
  readWrittenScripts(): void {
    const ran = new Set(
      this.commands.flatMap((one) => [
        this.text.slice(one.range.start, one.range.end).split(/\s/)[0] ?? "",
        ...(RUNS_FILE.test(one.program) ? one.arguments.map((word) => word.text) : []),
      ]),
    );
    for (const { path, body } of this.writtenFiles.splice(0)) if (ran.has(path)) this.read(body);
  }

  private command(all: readonly ShellWord[]): OpenCommand | undefined {
    const words = withoutPrefixes(all);
    const [first, ...rest] = words;
    // Substitutions run also where there is nothing but an assignment.
    const substituted = all.flatMap((word) => word.substitutions.flatMap((range) => this.read(range)));
    if (!first) return undefined;
    const start = (all.find((word) => !KEYWORDS.has(word.text)) ?? first).range.start;
    const command: OpenCommand = {
      program: first.text.slice(first.text.lastIndexOf("/") + 1),
      arguments: rest,
      range: { start, end: (words.at(-1) as ShellWord).range.end },
      substituted,
    };
    this.commands.push(command);
    const handed = handedScript(command);
    if (handed) this.read(handed);
    return command;
  }

  private readHeredocs(one: {
    readonly command: ShellCommand | undefined;
    readonly heredocs: readonly OpenHeredoc[];
    readonly targets: readonly string[];
  }): void {
    let last = one.command;
    while (last?.pipedInto) last = last.pipedInto;
    const files = [
      ...one.targets,
      ...(last?.program === "tee" ? last.arguments.map((word) => word.text) : []),
    ];
    for (const { body } of one.heredocs) {
      if (!body) continue;
      if (last && isShell(last) && last.arguments.every((word) => /^-\w?$/.test(word.text))) this.read(body);
      else for (const path of files) this.writtenFiles.push({ path, body });
    }
  }
}

/** True for a program that takes a shell script from its input. */
export function isShell(command: ShellCommand): boolean {
  return SHELL.test(command.program);
}

/** `bash -c "..."`, `su - user -c "..."`, `eval "..."`: the script in the word. */
function handedScript(command: ShellCommand): Range | undefined {
  if (command.program === "eval") return command.arguments[0]?.inner;
  if (!isShell(command) && !/^(?:su|runuser)$/.test(command.program)) return undefined;
  const option = command.arguments.findIndex((word) => /^-\w*c$/.test(word.text));
  return option < 0 ? undefined : command.arguments[option + 1]?.inner;
}

/** Without what stands before a command: keywords, assignments, `sudo -E`, `timeout 30`, ... */
function withoutPrefixes(words: readonly ShellWord[]): readonly ShellWord[] {
  let at = 0;
  while (at < words.length) {
    const { text, quoted } = words[at] as ShellWord;
    if (quoted) break;
    if (text === "for" || text === "case" || text === "select" || text === "function") return [];
    const options = PREFIXES[text] ?? (/retry/i.test(text) ? RETRY : undefined);
    if (!KEYWORDS.has(text) && !options && !/^[A-Za-z_]\w*\+?=/.test(text)) break;
    at++;
    if (options) at = skipOptions(words, at, options);
  }
  return words.slice(at);
}

interface PrefixOptions {
  /** Options whose value is the next word. */
  readonly withValue: string;
  /** Words that belong to the prefix itself. */
  readonly operands?: number;
}

function skipOptions(words: readonly ShellWord[], from: number, prefix: PrefixOptions): number {
  let at = from;
  for (; words[at]?.text.startsWith("-"); at++) {
    const option = words[at]?.text ?? "";
    if (option === "--") return at + 1;
    if (option.length === 2 && prefix.withValue.includes(option.slice(1))) at++;
  }
  if (prefix === RETRY) while (/^\d+\w?$/.test(words[at]?.text ?? "")) at++;
  return at + (prefix.operands ?? 0);
}

const DEEPEST = 12;
const SHELL = /^(?:ba|da|z|k|a)?sh$/;
const RUNS_FILE = /^(?:(?:ba|da|z|k|a)?sh|source|\.)$/;
const KEYWORDS: ReadonlySet<string> = new Set(
  "if then else elif fi do done while until ! time { } esac && || coproc".split(" "),
);
const RETRY: PrefixOptions = { withValue: "ntsd" };
const PREFIXES: Readonly<Record<string, PrefixOptions>> = {
  sudo: { withValue: "ugpCDRThr" },
  doas: { withValue: "u" },
  env: { withValue: "uC" },
  nohup: { withValue: "" },
  exec: { withValue: "a" },
  command: { withValue: "" },
  nice: { withValue: "n" },
  ionice: { withValue: "cn" },
  timeout: { withValue: "ks", operands: 1 },
  flock: { withValue: "wE", operands: 1 },
  chroot: { withValue: "", operands: 1 },
  xargs: { withValue: "IinLPsd" },
};
