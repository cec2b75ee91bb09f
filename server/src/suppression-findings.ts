import type { Folder } from "./folder.ts";
import type { LintFinding, LintFix, LintOptions } from "./lint.ts";
import type { Rule } from "./rules/rule.ts";
import {
  EVERY_RULE,
  invalidSuppression,
  SUPPRESSION_RULES,
  suppressionWithoutReason,
  unusedSuppression,
} from "./suppression-rules.ts";
import {
  type SuppressedRule,
  type Suppression,
  type SuppressionMistake,
  speaksFor,
  suppressionsOf,
} from "./suppressions.ts";
import { baseName } from "./syntax/names.ts";
import type { SourceFile } from "./syntax/source-file.ts";
import type { TextEdit } from "./text/edit.ts";
import { nearest } from "./text/nearest.ts";
import type { Range } from "./text/range.ts";

const KNOWN: ReadonlySet<string> = new Set(EVERY_RULE.map(({ id }) => id));

/**
 * Takes away what comments silence, and adds what is wrong with those comments.
 * @param found all that was found in the folder
 * @param ran the rules that have looked at all of the folder
 */
export function honourSuppressions(
  folder: Folder,
  found: readonly LintFinding[],
  ran: ReadonlySet<string>,
  options: LintOptions,
): LintFinding[] {
  const commented = folder.files.filter((file) => suppressionsOf(file).length > 0);
  if (commented.length === 0) return [...found];
  const used = new Set<SuppressedRule>();
  const kept = silence(folder, found, used, options);
  const about = commented.flatMap((file) => [
    ...(ran.has(invalidSuppression.id) ? mistakesIn(file, options) : []),
    ...(ran.has(suppressionWithoutReason.id) ? withoutReason(file, options) : []),
    ...(ran.has(unusedSuppression.id) && isWhole(file) ? unusedIn(file, used, ran, options) : []),
  ]);
  return [...kept, ...silence(folder, about, new Set(), options)];
}

/** Those that no comment speaks for. Each comment that does is noted in `used`. */
function silence(
  folder: Folder,
  found: readonly LintFinding[],
  used: Set<SuppressedRule>,
  { today, onSuppressed }: LintOptions,
): LintFinding[] {
  return found.flatMap((finding) => {
    const file = folder.file(finding.location.path);
    const all = file ? suppressionsOf(file) : [];
    const speaking = all.filter((one) => speaksFor(one, finding.rule.id, finding.location.range));
    for (const { rules } of speaking)
      for (const rule of rules) if (rule.id === finding.rule.id) used.add(rule);
    const [first] = speaking;
    if (!first) return [finding];
    const counting = speaking.find((one) => !hasEnded(one, today));
    if (counting) {
      onSuppressed?.(finding, counting.reason);
      return [];
    }
    return [withMessage(finding, `${finding.message} (its suppression ended on ${first.until})`)];
  });
}

function hasEnded({ until }: Suppression, today: string | undefined): boolean {
  return until !== undefined && today !== undefined && today > until;
}

/** The same finding; its fixes stay to be worked out. */
function withMessage(finding: LintFinding, message: string): LintFinding {
  return Object.create(finding, { message: { value: message, enumerable: true } }) as LintFinding;
}

function mistakesIn(file: SourceFile, options: LintOptions): LintFinding[] {
  return suppressionsOf(file).flatMap((one) => [
    ...one.mistakes.map((mistake) => mistakeIn(file, one, mistake, options)),
    ...one.rules.filter(({ id }) => !KNOWN.has(id)).map((rule) => unknownRule(file, one, rule, options)),
  ]);
}

function mistakeIn(
  file: SourceFile,
  suppression: Suppression,
  { range, message, instead, isNear }: SuppressionMistake,
  options: LintOptions,
): LintFinding {
  const rewrite =
    instead !== undefined && !suppression.isJson
      ? fixWith(file, `Write ${instead}`, [{ range, newText: instead }])
      : undefined;
  const found = findingAt(
    file,
    range,
    invalidSuppression,
    message,
    [rewrite, deletion(file, suppression)],
    options,
  );
  return isNear && !options.severities?.has(invalidSuppression.id) ? { ...found, severity: "hint" } : found;
}

/** A suppression is a decision, and whoever meets it wants to know why; the word that the light bulb puts there is no reason. */
function withoutReason(file: SourceFile, options: LintOptions): LintFinding[] {
  return suppressionsOf(file)
    .filter(
      ({ rules, reason, mistakes }) =>
        rules.length > 0 && mistakes.length === 0 && /^(?:reason)?$/i.test(reason),
    )
    .map((one) =>
      findingAt(
        file,
        one.range,
        suppressionWithoutReason,
        "Nothing says why this is silenced; write the reason behind the rules",
        [],
        options,
      ),
    );
}

function unknownRule(
  file: SourceFile,
  suppression: Suppression,
  { id, range }: SuppressedRule,
  options: LintOptions,
): LintFinding {
  const meant = nearest(id, KNOWN);
  const message = `There is no rule "${id}"${meant ? `; do you mean "${meant}"?` : ", so this silences nothing"}`;
  const isExact = file.text.slice(range.start, range.end) === id;
  const rename = meant && isExact ? fixWith(file, `Write ${meant}`, [{ range, newText: meant }]) : undefined;
  return findingAt(file, range, invalidSuppression, message, [rename, deletion(file, suppression)], options);
}

function unusedIn(
  file: SourceFile,
  used: ReadonlySet<SuppressedRule>,
  ran: ReadonlySet<string>,
  options: LintOptions,
): LintFinding[] {
  const hasLooked = (id: string): boolean => ran.has(id) && !options.isIgnored?.(id, file.path);
  return suppressionsOf(file).flatMap((one) => {
    // Whether it silences anything shows when it says what it means to.
    if (one.mistakes.length > 0) return [];
    const unused = one.rules.filter(
      (rule) => hasLooked(rule.id) && !used.has(rule) && !isAboutComments(rule),
    );
    if (unused.length < one.rules.length)
      return unused.map((rule) => {
        const fix = one.isJson
          ? undefined
          : fixWith(file, `Take ${rule.id} from the list`, [withoutRule(one, rule)]);
        return findingAt(file, rule.range, unusedSuppression, unusedMessage([rule]), [fix], options);
      });
    if (unused.length === 0) return [];
    return [
      findingAt(file, one.range, unusedSuppression, unusedMessage(unused), [deletion(file, one)], options),
    ];
  });
}

function unusedMessage(rules: readonly SuppressedRule[]): string {
  return `Nothing is found here that this silences (${rules.map(({ id }) => id).join(", ")})`;
}

/** Whether such a comment is needed shows only when all others are looked at. */
function isAboutComments({ id }: SuppressedRule): boolean {
  return SUPPRESSION_RULES.some((rule) => rule.id === id);
}

/** False where a syntax error may hide what a comment was written for. */
function isWhole(file: SourceFile): boolean {
  return file.pieces.every(({ piece }) => !piece.damaged && piece.knownProblems.length === 0);
}

/** The rule with the comma that parts it from its neighbour. */
function withoutRule({ rules }: Suppression, rule: SuppressedRule): TextEdit {
  const next = rules[rules.indexOf(rule) + 1];
  const previous = rules[rules.indexOf(rule) - 1];
  const range = next
    ? { start: rule.range.start, end: next.range.start }
    : { start: previous?.range.end ?? rule.range.start, end: rule.range.end };
  return { range, newText: "" };
}

/** Deleting a comment loses its reason, so it is never done without asking. */
function deletion(file: SourceFile, { range, isJson }: Suppression): LintFix | undefined {
  if (isJson) return undefined;
  return fixWith(file, "Delete this suppression", [{ range: lineOrRest(file.text, range), newText: "" }]);
}

/** The whole line of a comment that stands alone, otherwise the comment and the blanks before it. */
function lineOrRest(text: string, { start, end }: Range): Range {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const after = newline < 0 ? text.length : newline;
  const isBehindNothing = text.slice(lineStart, start).replace("\uFEFF", "").trim() === "";
  const isBeforeNothing = text.slice(end, after).trim() === "";
  if (isBehindNothing && isBeforeNothing)
    return {
      start: text[lineStart] === "\uFEFF" ? lineStart + 1 : lineStart,
      end: newline < 0 ? after : after + 1,
    };
  if (isBehindNothing) return { start, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) };
  return { start: start - (/[ \t]*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0), end };
}

function fixWith({ path }: SourceFile, title: string, edits: readonly TextEdit[]): LintFix {
  return {
    title,
    safe: false,
    effect: "no change",
    edits: () => ({ changes: new Map([[path, edits]]), newFiles: [] }),
  };
}

function findingAt(
  { path }: SourceFile,
  range: Range,
  rule: Rule,
  message: string,
  fixes: readonly (LintFix | undefined)[],
  { severities }: LintOptions,
): LintFinding {
  const setting = severities?.get(rule.id);
  return {
    rule,
    severity: setting === undefined || setting === "off" ? rule.severity : setting,
    message: message.charAt(0).toUpperCase() + message.slice(1),
    location: { path, range },
    address: baseName(path),
    block: baseName(path),
    identity: { holder: baseName(path) },
    related: [],
    tags: rule === unusedSuppression ? ["unnecessary"] : [],
    fixes: fixes.filter((one) => one !== undefined),
  };
}
