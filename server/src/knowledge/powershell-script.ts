import type { Range } from "../text/range.ts";
import type { ShellCommand } from "./shell-script.ts";
import type { ShellWord } from "./shell-tokens.ts";

/** The commands of a PowerShell or batch script, in the form of a shell's. */
export function powershellCommands(script: string): ShellCommand[] {
  const text = withoutComments(script);
  const commands: OpenCommand[] = [];
  for (const match of text.matchAll(/(?:"(?:[^"`]|`.)*"|'[^']*'|`\r?\n|[^\n;|&{}()"'`]|`.)+/g)) {
    const [first, ...rest] = wordsOf(match[0], match.index);
    if (!first || first.text.startsWith("$")) continue;
    const command: OpenCommand = {
      program: first.text.replace(/^.*[\\/]/, "").replace(/\.exe$/i, ""),
      arguments: rest,
      range: { start: first.range.start, end: (rest.at(-1) ?? first).range.end },
      substituted: [],
    };
    const previous = commands.at(-1);
    const between = previous ? text.slice(previous.range.end, command.range.start) : "\n";
    if (previous && /^\s*\|\s*$/.test(between)) previous.pipedInto = command;
    // `iex (...)` runs what the brackets give.
    for (const outer of commands.slice(-8)) {
      const inside = text.slice(outer.range.end, command.range.start);
      if (/^\s*\(/.test(inside) && !inside.includes("\n")) outer.substituted.push(command);
    }
    commands.push(command);
  }
  return commands;
}

interface OpenCommand extends ShellCommand {
  pipedInto?: ShellCommand;
  readonly substituted: ShellCommand[];
}

/** Comments and texts over several lines blanked out, so that all else keeps its place. */
function withoutComments(script: string): string {
  return script.replace(
    /<#[\s\S]*?#>|@(["'])\r?\n[\s\S]*?\n\1@|"(?:[^"`\n]|`.)*"|'[^'\n]*'|(?<=^|\s)#[^\n]*|(?<=^|\n)[ \t]*(?:rem\s|::)[^\n]*/gi,
    (match) => (/^["']/.test(match) ? match : match.replace(/[^\n]/g, " ")),
  );
}

function wordsOf(text: string, start: number): ShellWord[] {
  return [...text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'`]|`\S)+/g)].map((match): ShellWord => {
    const range: Range = { start: start + match.index, end: start + match.index + match[0].length };
    return {
      kind: "word",
      text: match[0].replace(/^(["'])(.*)\1$/s, "$2"),
      range,
      inner: range,
      quoted: /^["']/.test(match[0]),
      substitutions: [],
    };
  });
}
