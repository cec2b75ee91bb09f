import type { PageWords } from "../../../protocol/src/plan-page-words.ts";
import type { AttributeChange, DiffLine, InsideDiff, ShownValue } from "../../../protocol/src/plan-view.ts";
import { fill, valueInWords } from "../../../protocol/src/plan-words.ts";
import { element, spoken } from "./dom.ts";

const MARKS = { added: "+", removed: "-", changed: "~" } as const;

/** An attribute with what it was and what it becomes. */
export function attributeView(
  attribute: AttributeChange,
  words: PageWords,
  ...after: readonly Node[]
): Node[] {
  const { path, change, inside, forcesReplacement } = attribute;
  const isSensitive = attribute.before.kind === "sensitive" || attribute.after.kind === "sensitive";
  const head = element(
    "span",
    { class: "attribute-head" },
    element("span", { class: `mark ${change}`, "aria-hidden": "true" }, MARKS[change]),
    element("code", { class: "path" }, path),
    spoken(isSensitive ? " " : ` ${words[change]} `),
    inside && inside.encodings.length > 0 && element("span", { class: "tag" }, inside.encodings.join(", ")),
    forcesReplacement && element("span", { class: "tag forces" }, words.forcesReplacement),
  );
  const values = element("span", { class: "values" });
  if (!inside) values.append(...valuePair(attribute, words));
  else if (inside.kind === "words") values.append(wordsView(inside, words));
  const body = element("div", { class: "attribute-line" }, head, values, ...after);
  return inside && inside.kind !== "words" ? [body, insideView(inside, words)] : [body];
}

/** What it was and what it becomes, as far as each is there. */
export function valuePair(
  {
    change,
    before,
    after,
  }: Pick<AttributeChange, "change"> & { readonly before: ShownValue; readonly after: ShownValue },
  words: PageWords,
): Node[] {
  if (before.kind === "sensitive" || after.kind === "sensitive")
    return [element("span", { class: "note" }, `${words[change]} ${words.sensitive}`)];
  const parts: Node[] = [];
  if (before.kind !== "absent") parts.push(spoken(`${words.from} `), valueView(before, "removed", words));
  if (before.kind !== "absent" && after.kind !== "absent")
    parts.push(element("span", { class: "arrow", "aria-hidden": "true" }, "→"), spoken(` ${words.to} `));
  if (after.kind !== "absent") parts.push(valueView(after, "added", words));
  return parts;
}

function valueView(value: ShownValue, side: "added" | "removed", words: PageWords): HTMLElement {
  const text = valueInWords(value, words);
  return value.kind === "known"
    ? element("code", { class: `value ${side}` }, text)
    : element("span", { class: "note" }, text);
}

function wordsView({ words: parts }: Extract<InsideDiff, { kind: "words" }>, words: PageWords): HTMLElement {
  const line = element("code", { class: "words" });
  for (const { kind, text } of parts)
    if (kind === "kept") line.append(element("span", {}, text));
    else {
      const isAdded = kind === "added";
      line.append(
        element(
          isAdded ? "ins" : "del",
          {},
          spoken(` ${isAdded ? words.wordAdded : words.wordRemoved} `),
          text,
        ),
      );
    }
  return line;
}

function insideView(inside: Exclude<InsideDiff, { kind: "words" }>, words: PageWords): HTMLElement {
  if (inside.kind === "lines")
    return element("div", { class: "lines" }, ...inside.lines.map((line) => lineView(line, words)));
  const { attributes, more } = inside;
  const list = element("div", { class: "structure" });
  for (const one of attributes) list.append(element("div", {}, ...attributeView(one, words)));
  if (attributes.length === 0 && more === 0)
    list.append(element("span", { class: "note" }, words.onlySpacing));
  if (more > 0) list.append(element("span", { class: "note" }, fill(words.moreAttributes, more)));
  return list;
}

const LINE_MARKS = { kept: " ", removed: "-", added: "+" } as const;

function lineView(line: DiffLine, words: PageWords): HTMLElement {
  if (line.kind === "skipped") {
    const text = line.count === 1 ? words.oneLineSkipped : fill(words.linesSkipped, line.count);
    return element("div", { class: "line skipped" }, text);
  }
  const says = { kept: "", removed: words.lineRemoved, added: words.lineAdded }[line.kind];
  return element(
    "div",
    { class: `line ${line.kind}` },
    element("span", { class: "gutter", "aria-hidden": "true" }, LINE_MARKS[line.kind]),
    says !== "" && spoken(`${says} `),
    element("code", {}, line.text === "" ? " " : line.text),
  );
}
