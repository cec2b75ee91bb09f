import { PLAN_WORDS } from "../../../protocol/src/plan-words.ts";
import { MARK_LOOKS } from "./kind-looks.ts";
import { MARK_WORDS, type Say } from "./mark-words.ts";
import { MARK_KINDS, type MarkedKind, type MarkKind, mergedKinds, type PlanMark } from "./marks.ts";

/** What stands above one line of the source. */
export interface LensText {
  /** With icons in VS Code's notation: `$(refresh) replace ×2, destroy first: image_id`. */
  readonly title: string;
  readonly tooltip: string;
  /** The change that is shown when it is chosen. */
  readonly change: string;
}

const MOST_ATTRIBUTES = 3;
const MOST_KINDS = 3;
const MOST_LINES = 1000;

/**
 * The lenses of one line: one for each kind of change of a block, the riskiest first, and one for each module call.
 * @param marks all marks of the line
 * @param isOutdated the source has changed since the plan was made
 */
export function lensesOf(marks: readonly PlanMark[], isOutdated: boolean, say: Say): LensText[] {
  const title = (icon: string, words: string): string =>
    `$(${icon})\u00a0${withoutIcons(isOutdated ? say(MARK_WORDS.beforeYourChanges, words) : words)}`;
  const blocks = marks.filter(({ isCall }) => !isCall);
  const ofBlocks = mergedKinds(blocks).map((marked) => ({
    title: title(MARK_LOOKS[marked.kind].icon, kindWithWhy(marked, say)),
    tooltip: tooltipOf(marked, say),
    change: marked.changes[0]?.id ?? "",
  }));
  const ofCalls = marks.flatMap((mark) => {
    const [riskiest] = mark.kinds;
    if (!mark.isCall || !riskiest) return [];
    const words = say(MARK_WORDS.because, mark.address, kindsInWords(mark.kinds, say));
    return {
      title: title(MARK_LOOKS[riskiest.kind].icon, words),
      tooltip: tooltipOf(riskiest, say),
      change: riskiest.changes[0]?.id ?? "",
    };
  });
  return [...ofBlocks, ...ofCalls];
}

/** What looks like an icon in keys of a plan stays what it is. */
function withoutIcons(text: string): string {
  return text.replaceAll(/\$\((?=[\w-]+(?:~\w+)?\))/g, "\\$(");
}

/**
 * The lines that get lenses, in their order: the riskiest where there are more than that. VS Code lays out every lens of a document
 * at each keystroke, which with ten thousand takes longer than anybody waits for a letter; icons beside the lines have no limit.
 */
export function linesWithLenses<One extends { readonly marks: readonly PlanMark[] }>(
  lines: readonly One[],
  most = MOST_LINES,
): readonly One[] {
  if (lines.length <= most) return lines;
  const risk = ({ marks }: One): number =>
    Math.min(...marks.flatMap(({ kinds }) => (kinds[0] ? MARK_KINDS.indexOf(kinds[0].kind) : [])));
  const byRisk = lines.map((line, index) => ({ index, risk: risk(line) })).sort((a, b) => a.risk - b.risk);
  const shown = new Set(byRisk.slice(0, most).map(({ index }) => index));
  return lines.filter((_line, index) => shown.has(index));
}

/** "replace ×2, destroy first" */
export function kindInWords({ kind, count }: Pick<MarkedKind, "kind" | "count">, say: Say): string {
  return count === 1 ? say(oneOf(kind)) : say(MARK_WORDS.many[kind], count);
}

function oneOf(kind: MarkKind): string {
  return kind === "drift" ? PLAN_WORDS.changedOutside : PLAN_WORDS[kind];
}

/** "replace ×2, destroy first: image_id" */
export function kindWithWhy(marked: MarkedKind, say: Say): string {
  const why = attributesInWords(marked.attributes, say) ?? marked.reason;
  return why === "" ? kindInWords(marked, say) : say(MARK_WORDS.because, kindInWords(marked, say), why);
}

/** "1 to delete · 2 to update in place", the riskiest first. */
export function kindsInWords(kinds: readonly MarkedKind[], say: Say): string {
  const shown = kinds
    .slice(0, MOST_KINDS)
    .map(({ kind, count }) =>
      kind === "drift" ? say(PLAN_WORDS.drifted, count) : say(PLAN_WORDS.toDo, count, say(PLAN_WORDS[kind])),
    );
  const more = kinds.slice(MOST_KINDS).reduce((sum, { count }) => sum + count, 0);
  return [...shown, ...(more > 0 ? [say(MARK_WORDS.moreChanges, more)] : [])].join(" · ");
}

function attributesInWords(attributes: readonly string[], say: Say): string | undefined {
  if (attributes.length === 0) return undefined;
  const shown = attributes.slice(0, MOST_ATTRIBUTES).join(", ");
  const more = attributes.length - MOST_ATTRIBUTES;
  return more > 0 ? say(PLAN_WORDS.andMore, shown, more) : shown;
}

/** The reason and the addresses, a line each. */
export function tooltipOf({ reason, changes, count }: MarkedKind, say: Say): string {
  const lines = changes.map(({ address }) => address);
  if (count > changes.length) lines.push(say(MARK_WORDS.moreChanges, count - changes.length));
  return [...(reason === "" ? [] : [reason]), ...lines].join("\n");
}

/** Arguments of a command in a link of Markdown: a parenthesis in an address would end the link. */
export function linkArgument(values: readonly unknown[]): string {
  return encodeURIComponent(JSON.stringify(values)).replaceAll("(", "%28").replaceAll(")", "%29");
}
