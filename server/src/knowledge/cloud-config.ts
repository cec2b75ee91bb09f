import type { Range } from "../text/range.ts";
import { changedLines, computed, joined, type PlacedText, slice } from "./placed-text.ts";

/** A `key: value` of a block in YAML; ranges are those of the whole text. */
export interface ConfigEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** What stands behind the colon on its line, without a comment. */
  readonly value: string;
  readonly valueRange: Range;
  /** The lines below that belong to it. */
  readonly lines: readonly ConfigLine[];
  /** What it is worth, where the whole is written as JSON; then `value` is that as JSON and has no place of its own. */
  readonly json?: unknown;
}

interface ConfigLine {
  readonly indent: number;
  readonly text: string;
  readonly start: number;
}

/** What cloud-init calls modules: the entries of a cloud-config. A reader of lines, content with what it understands. */
export function configEntries(text: string): ConfigEntry[] {
  return jsonEntries(text) ?? entriesIn(linesOf(text));
}

/** YAML may be written as JSON, as `jsonencode` does. */
function jsonEntries(text: string): ConfigEntry[] | undefined {
  const body = text.replace(/^(?:[ \t]*#.*(?:\n|$)|\s+)+/, "");
  if (!body.startsWith("{")) return undefined;
  try {
    const read: unknown = JSON.parse(body);
    return Object.entries(read as object).map(([key, json]) => {
      const start = Math.max(0, text.indexOf(JSON.stringify(key)));
      const range = { start, end: start + key.length + 2 };
      const value = typeof json === "string" ? json : JSON.stringify(json);
      return { key, keyRange: range, value, valueRange: range, lines: [], json };
    });
  } catch {
    return undefined;
  }
}

/** The first item of a list that names something; undefined where there is none or it is not written as a list. */
export function firstItem(entry: ConfigEntry): Range | undefined {
  if (entry.value !== "") return /^\[\s*[^\]\s]/.test(entry.value) ? entry.valueRange : undefined;
  const [first] = itemsOf(entry.lines);
  return first && first.text !== ""
    ? { start: first.start, end: first.start + first.text.length }
    : undefined;
}

/** The shell scripts in a cloud-config: its commands, and the files it writes and then runs. */
export function scriptsOfConfig(config: PlacedText): PlacedText[] {
  const entries = configEntries(config.text);
  const commands = entries
    .filter((entry) => entry.key === "runcmd" || entry.key === "bootcmd")
    .flatMap((entry) => commandItems(config, entry));
  const ran = commands.map((one) => one.text).join("\n");
  const files = entries
    .filter((entry) => entry.key === "write_files")
    .flatMap((entry) => itemsOf(entry.lines).map((item) => entriesIn(item.lines)))
    .flatMap((file) => {
      const path = unquoted(file.find((one) => one.key === "path")?.value ?? "");
      const content = file.find((one) => one.key === "content");
      const isRun = path !== "" && ran.includes(path);
      return isRun && content && /^[|>]/.test(content.value) ? [blockText(config, content.lines)] : [];
    });
  return [...commands, ...files];
}

interface Item {
  /** The first line behind the dash. */
  readonly text: string;
  readonly start: number;
  /** All its lines, the first with the dash replaced by a blank. */
  readonly lines: readonly ConfigLine[];
}

function commandItems(config: PlacedText, entry: ConfigEntry): PlacedText[] {
  if (entry.json !== undefined) return jsonCommands(config, entry);
  return itemsOf(entry.lines).flatMap((item): PlacedText[] => {
    const { text, start } = item;
    if (/^[|>][-+\d]*$/.test(text)) return [blockText(config, item.lines.slice(1))];
    if (text.startsWith("[")) return [listCommand(config, { start, end: start + text.length })];
    if (text.startsWith("-"))
      return [
        words(
          config,
          itemsOf(item.lines).map((one) => wordRange(one.text, one.start)),
        ),
      ];
    const last = item.lines.at(-1) as ConfigLine;
    const end = item.lines.length > 1 ? last.start + last.text.length : start + text.length;
    const quote = /^["']/.exec(text)?.[0];
    const closing = quote === undefined ? -1 : config.text.lastIndexOf(quote, end - 1);
    return [slice(config, closing > start ? { start: start + 1, end: closing } : { start, end })];
  });
}

function jsonCommands(config: PlacedText, { json, keyRange }: ConfigEntry): PlacedText[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((item: unknown) => {
    if (typeof item === "string") return [computed(config.spanOf(keyRange), item)];
    if (!Array.isArray(item)) return [];
    const script =
      /sh$/.test(String(item[0])) && /^-\w*c$/.test(String(item[1])) ? String(item[2]) : item.join(" ");
    return [computed(config.spanOf(keyRange), script)];
  });
}

/** `[sh, -c, "script"]` or `[program, argument]`, written on one line. */
function listCommand(config: PlacedText, range: Range): PlacedText {
  const found = [
    ...config.text.slice(range.start, range.end).matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,[\]"']+/g),
  ];
  return words(
    config,
    found.map((match) => wordRange(match[0], range.start + match.index)),
  );
}

function wordRange(text: string, start: number): Range {
  const quoted = /^(["']).*\1$/s.test(text) ? 1 : 0;
  return { start: start + quoted, end: start + text.length - quoted };
}

/** The words of a command, or the script that they hand to a shell. */
function words(config: PlacedText, ranges: readonly Range[]): PlacedText {
  const texts = ranges.map((range) => slice(config, range));
  const option = texts.findIndex((one) => /^-\w*c$/.test(one.text));
  const script = texts[option + 1];
  if (option > 0 && script && /sh$/.test(texts[0]?.text ?? "")) return script;
  const at = config.spanOf(ranges[0] ?? { start: 0, end: 0 });
  return joined(
    texts.flatMap((one, index) => (index > 0 ? [computed(at, " "), one] : [one])),
    at,
  );
}

/** The lines of a `|` block without their indentation. */
function blockText(config: PlacedText, lines: readonly ConfigLine[]): PlacedText {
  const first = lines.find((line) => line.text !== "");
  const last = lines.at(-1);
  if (!first || !last) return slice(config, { start: 0, end: 0 });
  const start = first.start - first.indent;
  return changedLines(slice(config, { start, end: last.start + last.text.length }), (line) =>
    line.slice(Math.min(first.indent, line.length - line.trimStart().length)),
  );
}

function linesOf(text: string): ConfigLine[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const trimmed = line.trim();
    const indent = trimmed === "" ? 0 : line.length - line.trimStart().length;
    const result = { indent, text: trimmed, start: start + indent };
    start += line.length + 1;
    return result;
  });
}

/** The entries at the indentation of the first line. */
function entriesIn(lines: readonly ConfigLine[]): ConfigEntry[] {
  const filled = lines.filter((line) => line.text !== "" && !line.text.startsWith("#"));
  const indent = filled[0]?.indent ?? 0;
  const entries: { entry: ConfigEntry; lines: ConfigLine[] }[] = [];
  for (const line of lines) {
    const [, written = "", , key, value = ""] =
      line.indent === indent ? (/^((["']?)([\w.-]+)\2)\s*:(?:\s+|$)(.*)$/.exec(line.text) ?? []) : [];
    // A list may stand at the indentation of its key.
    if (key === undefined || line.text.startsWith("#")) {
      if (line.indent > indent || line.text === "" || line.text.startsWith("-"))
        entries.at(-1)?.lines.push(line);
      continue;
    }
    const rest = value.replace(/(?:^|\s+)#.*$/, "").trim();
    const valueStart = line.start + line.text.length - value.length;
    const own: ConfigLine[] = [];
    entries.push({
      lines: own,
      entry: {
        key,
        keyRange: { start: line.start, end: line.start + written.length },
        value: rest,
        valueRange: { start: valueStart, end: valueStart + rest.length },
        lines: own,
      },
    });
  }
  return entries.map((one) => one.entry);
}

/** The items of a list written with dashes. */
function itemsOf(lines: readonly ConfigLine[]): Item[] {
  const first = lines.find((line) => line.text !== "" && !line.text.startsWith("#"));
  if (!first || !/^-(?:\s|$)/.test(first.text)) return [];
  const items: { text: string; start: number; lines: ConfigLine[] }[] = [];
  for (const line of lines) {
    if (line.indent === first.indent && /^-(?:\s|$)/.test(line.text)) {
      const text = line.text.replace(/^-\s*/, "");
      const shift = line.text.length - text.length;
      const inner = { indent: line.indent + shift, text, start: line.start + shift };
      items.push({ text, start: inner.start, lines: [inner] });
    } else if (line.text === "" || line.indent > first.indent) items.at(-1)?.lines.push(line);
  }
  return items.map((item) => ({ ...item, lines: withoutBlankEnd(item.lines) }));
}

function withoutBlankEnd(lines: readonly ConfigLine[]): readonly ConfigLine[] {
  return lines.slice(0, lines.findLastIndex((line) => line.text !== "") + 1);
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2");
}
