import type { ChangeGroup, PlanView } from "../../../../protocol/src/plan-view.ts";
import { printable } from "../../../../protocol/src/printable.ts";
import { plural } from "../plural.ts";
import {
  actionInWords,
  byKind,
  causeInWords,
  changesInWords,
  checkInWords,
  countsInWords,
  diffOf,
  driftInWords,
  firstOf,
  groupLinesInWords,
  kindInWords,
  outputsInWords,
  timesInWords,
  warningsOf,
  whyInWords,
} from "./words.ts";

/** GitHub takes comments of 65,536 characters; some are left for what is put around them. */
const MOST_CHARACTERS = 64_000;
/** What is kept free for saying how much was left out. */
const RESERVE = 400;

/** A plan for a comment of a pull request. What does not fit is counted: the riskiest comes first, so the rest goes. */
export function planMarkdown(view: PlanView, provenance?: string): string {
  const text = new Bounded();
  text.add("## Rebake: plan\n\n");
  text.add(`**${countsInWords(view)}**\n\n`);
  if (provenance !== undefined) text.add(`${escaped(provenance)}\n\n`);
  if (view.changes.length > 0) text.add(`${escaped(view.verdict.summary)}\n\n`);
  text.list(
    "",
    warningsOf(view).map((one) => `- ⚠️ ${escaped(one)}\n`),
  );
  for (const { kind, groups } of byKind(view))
    text.list(
      `### ${kindInWords(kind).words}\n\n`,
      groups.map((group) => item(view, group)),
    );
  text.list(
    "### changed outside\n\n",
    view.drift.map((one) => `- ${code(one.id)}: ${escaped(driftInWords(one))}\n`),
  );
  text.list("### checks\n\n", failedChecks(view));
  text.list(
    "### outputs\n\n",
    outputsInWords(view).map((one) => `- ${code(one)}\n`),
  );
  text.list(
    "### actions\n\n",
    view.actions.map((one) => `- ${code(actionInWords(one))}\n`),
  );
  for (const group of view.groups) text.details(view, group);
  return text.end();
}

function failedChecks({ checks }: PlanView): string[] {
  return checks
    .filter(({ status }) => status === "fail" || status === "error")
    .map((one) => `- ${escaped(checkInWords(one))}\n`);
}

function item(view: PlanView, group: ChangeGroup): string {
  const changes = changesInWords(group.kind, diffOf(view, firstOf(view, group)));
  const why = whyInWords(view, group);
  const place = causeInWords(view, group);
  const parts = [
    why === "" ? undefined : escaped(why),
    changes === undefined ? undefined : code(changes),
    place === undefined ? undefined : code(place),
  ].filter((part) => part !== undefined);
  return `- ${code(group.title)}${timesInWords(group)}${parts.length > 0 ? `: ${parts.join("; ")}` : ""}\n`;
}

/** A text that stops growing at its limit and counts what did not fit. */
class Bounded {
  private text = "";
  private left = 0;
  private unshown = 0;

  add(part: string): void {
    this.text += part;
  }

  list(title: string, items: readonly string[]): void {
    if (items.length === 0) return;
    let shown = 0;
    for (const one of items) {
      const part = shown === 0 ? title + one : one;
      if (!this.fits(part)) break;
      this.text += part;
      shown++;
    }
    this.left += items.length - shown;
    if (shown > 0) this.text += "\n";
  }

  details(view: PlanView, group: ChangeGroup): void {
    if (this.text.length > MOST_CHARACTERS - 2 * RESERVE) {
      this.unshown++;
      return;
    }
    const isWhole = group.kind === "delete" || group.kind === "read" || group.kind === "move";
    const lines = isWhole ? [] : groupLinesInWords(view, group);
    if (lines.length === 0) return;
    const written = fenced(lines);
    const part = `<details>\n<summary>${kindInWords(group.kind).words}: ${tag(group.title)}</summary>\n\n${written}\n</details>\n\n`;
    if (this.fits(part)) this.text += part;
    else this.unshown++;
  }

  end(): string {
    const notes = [
      ...(this.left > 0 ? [`${plural(this.left, "line")} more did not fit into a comment.`] : []),
      ...(this.unshown > 0
        ? [`The details of ${plural(this.unshown, "group")} did not fit into a comment.`]
        : []),
    ];
    return `${[this.text.trimEnd(), ...notes].join("\n\n")}\n`;
  }

  private fits(part: string): boolean {
    return this.text.length + part.length <= MOST_CHARACTERS - RESERVE;
  }
}

/** As code, whatever is in it: nothing in code is a mention, a link or markup. */
function code(text: string): string {
  const line = clean(text).replace(/\s+/g, " ");
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

function fenced(lines: readonly string[]): string {
  const text = lines.map(clean).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}diff\n${text}\n${fence}\n`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function escaped(text: string): string {
  return clean(text)
    .replace(/[\\`*[\]<>|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/@|#(?=\d)|:(?=\/\/)|www(?=\.)/g, `$&${NOTHING_SEEN}`)
    .replace(/\s+/g, " ");
}

/** Servers look for mentions, numbers of issues and addresses in what is shown, where entities are characters again. */
const NOTHING_SEEN = "&#8203;";

/** For the summary of details, which is HTML. */
function tag(text: string): string {
  return `<code>${clean(text).replace(/[&<>"'@`]/g, (character) => `&#${character.charCodeAt(0)};`)}</code>`;
}

/** Control characters and those that turn the direction of what follows have no place in a comment. */
function clean(text: string): string {
  return text.split("\n").map(printable).join("\n");
}
