import { PLAIN, type Style } from "./style.ts";

const USUAL_WIDTH = 80;

/** A page of a rule (Markdown, of the kinds that rule-page.ts writes) as plain text. */
export function plainPage(markdown: string): string {
  return terminalPage(markdown, USUAL_WIDTH, PLAIN);
}

/** The same for a terminal: lines broken at words, headings and code set apart. */
export function terminalPage(markdown: string, width: number, style: Style): string {
  let inCode = false;
  const lines = markdown
    .trimEnd()
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("```")) {
        inCode = !inCode;
        return [];
      }
      if (inCode) return [line === "" ? "" : `    ${line}`];
      const heading = /^#+ (.*)$/.exec(line);
      if (heading) return [style.bold(withoutMarks(heading[1] ?? ""))];
      const bold = /^\*\*(.*)\*\*$/.exec(line);
      if (bold) return wrap(withoutMarks(bold[1] ?? ""), width).map(style.bold);
      if (line.startsWith("- "))
        return wrap(withoutMarks(line.slice(2)), width - 2).map(
          (part, index) => `${index === 0 ? "- " : "  "}${part}`,
        );
      return wrap(withoutMarks(line), width);
    });
  return `${lines.join("\n")}\n`;
}

/** Links become their title and address; emphasis goes; backticks stay, for they tell names from words. */
function withoutMarks(text: string): string {
  return text.replace(/\[([^\]]+)\]\(([^)]+)\)/g, "$1: $2").replace(/\*\*([^*]+)\*\*/g, "$1");
}

/** Breaks at blanks; a word that is longer than a line stays whole, so that an address can be followed. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
