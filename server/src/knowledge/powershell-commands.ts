import type { Range } from "../text/range.ts";
import type { ShellCommand } from "./shell-commands.ts";
import type { ShellWord } from "./shell-tokens.ts";

/** The commands of a PowerShell or batch script, in the form of a shell's. */
export function powershellCommands(script: string): ShellCommand[] {
  const text = withoutComments(script);
  return [...text.matchAll(/(?:"(?:[^"`]|`.)*"|'[^']*'|`\r?\n|[^\n;|&{}()"'`]|`.)+/g)].flatMap((match) => {
    const words = wordsOf(match[0], match.index);
    const [first, ...rest] = words;
    const last = words.at(-1);
    if (!first || !last || first.text.startsWith("$")) return [];
    return [
      {
        program: first.text.replace(/^.*[\\/]/, "").replace(/\.exe$/i, ""),
        arguments: rest,
        range: { start: first.range.start, end: last.range.end },
        substituted: [],
      },
    ];
  });
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
