import { causeOf } from "../../../protocol/src/plan-lookups.ts";
import type { FromPage } from "../../../protocol/src/plan-page.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import type { PlannedChange, SourcePlace } from "../../../protocol/src/plan-view.ts";
import {
  actionInWords,
  changesInWords,
  checkInWords,
  driftInWords,
  fill,
  KIND_MARKS,
  placeInWords,
} from "../../../protocol/src/plan-words.ts";
import { attributeView, valuePair } from "./attribute-view.ts";
import { drawing, element, spoken } from "./dom.ts";
import type { Row, SectionId } from "./row.ts";
import { sectionTitle } from "./section-titles.ts";

type Open = Extract<FromPage, { type: "open" }>;

export interface RowContext {
  readonly words: PageWords;
  readonly open: (message: Open) => void;
  /** Asks for a machine to be made anew. */
  readonly replace: (address: string) => void;
}

/** What stands in a row. */
export function rowView(row: Row, context: RowContext): Node[] {
  const { words } = context;
  switch (row.kind) {
    case "section":
      return sectionView(row, words);
    case "group":
      return groupView(row, context);
    case "why":
      return whyView(row.change, context);
    case "attribute": {
      const link = linkTo(
        row.attribute.source,
        { type: "open", change: row.of, attribute: row.index },
        context,
      );
      return attributeView(row.attribute, words, ...link);
    }
    case "more":
      return [element("span", { class: "note" }, fill(words.moreAttributes, row.count))];
    case "folded":
      return foldedView(row, words);
    case "nothing":
      return [element("span", { class: "note" }, words.nothingMore)];
    case "instances": {
      const isAll = row.shown === row.total;
      const text = isAll ? fill(words.instances, row.total) : fill(words.someInstances, row.shown, row.total);
      return [twistie(row), element("span", { class: "note" }, text)];
    }
    case "instance":
      return [element("code", { class: "title" }, row.change.id), ...placeLink(row.change, context)];
    case "drift":
      return driftView(row, context);
    case "output":
      return [
        mark(
          row.output.change === "added" ? "+" : row.output.change === "removed" ? "-" : "~",
          row.output.change,
        ),
        element("code", { class: "title" }, row.output.name),
        spoken(` ${words[row.output.change]} `),
        // The stream tells that it changes, and no values.
        ...(row.output.before.kind === "unknown"
          ? [element("span", { class: "summary" }, words[row.output.change])]
          : [element("span", { class: "values" }, ...valuePair(row.output, words))]),
      ];
    case "check":
      return checkView(row, words);
    case "deferred":
      return [
        element("code", { class: "title" }, row.deferred.address),
        element("span", { class: "summary" }, row.deferred.reason),
      ];
    case "action":
      return [element("code", { class: "title" }, actionInWords(row.action, words))];
  }
}

/** What of a row can change while its key stays. */
export function rowStamp(row: Row): string {
  const places = sourcesOf(row).map(placeInWords).join();
  if (row.kind === "section" || row.kind === "instances") return `${row.shown} ${row.total}`;
  if (row.kind === "drift") return `${row.canReplace} ${row.diff === undefined} ${places}`;
  return row.kind === "group" ? `${row.shown} ${row.diff === undefined} ${places}` : places;
}

/** The places that a row leads to, which may become known after it was drawn. */
function sourcesOf(row: Row): readonly (SourcePlace | undefined)[] {
  switch (row.kind) {
    case "group":
      return [causeOf(row.first)];
    case "instance":
      return [causeOf(row.change)];
    case "why":
      return row.change.why.forcedBy.map(({ source }) => source);
    case "attribute":
      return [row.attribute.source];
    case "drift":
      return [row.drift.source];
    default:
      return [];
  }
}

/** Leads to the place of `causeOf`. */
function openCause({ id, why }: PlannedChange): Open {
  return why.forcedBy[0]?.source ? { type: "open", change: id, forcedBy: 0 } : { type: "open", change: id };
}

/** What Enter on a row opens. */
export function openingOf(row: Row): Open | undefined {
  switch (row.kind) {
    case "why":
      return openCause(row.change);
    case "attribute":
      return row.attribute.source
        ? { type: "open", change: row.of, attribute: row.index }
        : { type: "open", change: row.of };
    case "instance":
      return { type: "open", change: row.change.id };
    case "drift":
      return { type: "open", change: row.drift.id };
    default:
      return undefined;
  }
}

function sectionView(
  { section, shown, total, isExpanded }: Extract<Row, { kind: "section" }>,
  words: PageWords,
): Node[] {
  const count = shown === total ? String(total) : `${shown} / ${total}`;
  return [
    twistie({ isExpanded: isExpanded ?? true }),
    mark(sectionMark(section), section),
    element("span", { class: "section-title" }, sectionTitle(section, words)),
    element("span", { class: "count" }, count),
  ];
}

/** A mark for each section that says what it is without colour. */
export function sectionMark(section: SectionId): string {
  switch (section) {
    case "deferred":
      return "…";
    case "drift":
      return "≠";
    case "checks":
      return "✓";
    case "outputs":
      return "=";
    case "actions":
      return "!";
    default:
      return KIND_MARKS[section];
  }
}

function groupView(
  { group, first, diff, shown, ...row }: Extract<Row, { kind: "group" }>,
  context: RowContext,
): Node[] {
  const { words } = context;
  const total = group.changes.length;
  const times = shown === total ? `×${total}` : `×${shown} / ${total}`;
  // Which attribute forces it can be seen in what changes, and is said in full below.
  const why = first.why.forcedBy.length > 0 ? "" : first.why.text;
  const changes = [why, changesInWords(group.kind, diff, words)].filter(Boolean).join("; ");
  const summary = changes === "" ? first.why.text : changes;
  return [
    twistie(row),
    mark(KIND_MARKS[group.kind], group.kind),
    spoken(`${words[group.kind]}: `),
    element("code", { class: "title" }, group.title),
    total > 1 && element("span", { class: "times", "aria-hidden": "true" }, times),
    total > 1 && spoken(` ${fill(words.instances, total)} `),
    // What is open says the same in full.
    !row.isExpanded && element("span", { class: "summary" }, summary),
    ...placeLink(first, context),
  ].filter((part) => part !== false);
}

function whyView(change: PlannedChange, context: RowContext): Node[] {
  const { words } = context;
  const { why, previousAddress, importing, deposed } = change;
  const facts = [
    previousAddress !== undefined &&
      !why.text.includes(previousAddress) &&
      fill(words.wasAt, previousAddress),
    importing && (importing.id === undefined ? words.imported : fill(words.importedFrom, importing.id)),
    deposed !== undefined && !why.text.includes(deposed) && fill(words.deposed, deposed),
  ].filter((fact) => typeof fact === "string");
  const text = [why.text, ...facts].filter(Boolean).join("; ");
  const links = why.forcedBy.flatMap(({ path, source }, index) => {
    const place = placeInWords(source);
    if (place === undefined) return [];
    const label = fill(words.openForcing, place, path);
    const open: Open = { type: "open", change: change.id, forcedBy: index };
    return [placeButton(why.forcedBy.length > 1 ? `${path} ${place}` : place, label, open, context)];
  });
  return [
    element("span", { class: "why-label" }, words.why),
    element("span", { class: "why-text" }, text),
    ...links,
  ];
}

function foldedView({ names, ...row }: Extract<Row, { kind: "folded" }>, words: PageWords): Node[] {
  const text = names.length === 1 ? words.oneValueAtApply : fill(words.valuesAtApply, names.length);
  return [
    twistie(row),
    element("span", { class: "note" }, text),
    ...(row.isExpanded ? [element("code", { class: "names" }, names.join(", "))] : []),
  ];
}

function driftView({ drift, diff, ...row }: Extract<Row, { kind: "drift" }>, context: RowContext): Node[] {
  const { words } = context;
  const changes = changesInWords("update", diff, words);
  const summary = driftInWords(drift, words);
  return [
    twistie(row),
    mark(drift.kind === "deleted" ? "-" : "≠", "drift"),
    element("code", { class: "title" }, drift.id),
    element("span", { class: "summary" }, changes === undefined ? summary : `${summary}: ${changes}`),
    ...(row.canReplace ? [replaceButton(drift.address, context)] : []),
    ...linkTo(drift.source, { type: "open", change: drift.id }, context),
  ];
}

function replaceButton(address: string, { words, replace }: RowContext): HTMLElement {
  const attributes = { type: "button", class: "place", title: fill(words.replaceHint, address) };
  const button = element("button", attributes, words.replaceMachine);
  button.addEventListener("click", () => replace(address));
  return button;
}

const CHECK_MARKS = { pass: "✓", fail: "✗", error: "!", unknown: "?" } as const;

function checkView({ check }: Extract<Row, { kind: "check" }>, words: PageWords): Node[] {
  return [
    mark(CHECK_MARKS[check.status], `check-${check.status}`),
    element("code", { class: "title" }, check.address),
    element("span", { class: "wrapped" }, [checkInWords(check, words), ...check.problems].join(": ")),
  ];
}

function twistie({ isExpanded }: { readonly isExpanded?: boolean }): Node {
  const twistie = element("span", { class: "twistie", "aria-hidden": "true" });
  if (isExpanded !== undefined) twistie.append(drawing("chevron", "M5.7 3.3 10.4 8l-4.7 4.7"));
  return twistie;
}

function mark(text: string, look: string): HTMLElement {
  return element("span", { class: `mark ${look}`, "aria-hidden": "true" }, text);
}

/** To the attribute that forces a change, or to the block. */
function placeLink(change: PlannedChange, context: RowContext): Node[] {
  return linkTo(causeOf(change), openCause(change), context);
}

function linkTo(source: SourcePlace | undefined, open: Open, context: RowContext): Node[] {
  const place = placeInWords(source);
  return place === undefined ? [] : [placeButton(place, fill(context.words.openPlace, place), open, context)];
}

function placeButton(text: string, label: string, message: Open, { open }: RowContext): HTMLElement {
  const button = element("button", { type: "button", class: "place", title: label }, text);
  button.addEventListener("click", () => open(message));
  return button;
}
