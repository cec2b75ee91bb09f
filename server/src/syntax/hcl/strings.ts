/** Resolves the escapes of a quoted HCL string's literal part (`\n`, `\"`, `\u00e9`, `$${`, `%%{`). */
export function unescapeQuoted(raw: string): string {
  if (!raw.includes("\\")) return unescapeMarkers(raw);
  return raw.replace(
    /\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|\$\$\{|%%\{/gs,
    (whole, code: string | undefined) => {
      if (code === undefined) return whole.slice(1);
      if (code.length > 1) return codePoint(Number.parseInt(code.slice(1), 16), whole);
      return ESCAPES[code] ?? whole;
    },
  );
}

/** Resolves `$${` and `%%{`, the only escapes of a heredoc. */
export function unescapeMarkers(raw: string): string {
  return raw.includes("{") ? raw.replace(/\$\$\{|%%\{/g, (marker) => marker.slice(1)) : raw;
}

function codePoint(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** Writes `text` as a quoted HCL string. */
export function quote(text: string): string {
  const escaped = text
    .replace(/\\/g, "\\\\")
    .replace(/"/g, '\\"')
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t")
    .replace(/\$\{/g, "$$$${")
    .replace(/%\{/g, "%%{");
  return `"${escaped}"`;
}

/** The number of leading spaces and tabs that all non-blank lines share: what `<<-` takes away. */
export function commonIndent(lines: readonly string[]): number {
  let common = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.trim() !== "") common = Math.min(common, leadingBlanks(line));
  }
  return Number.isFinite(common) ? common : 0;
}

function leadingBlanks(line: string): number {
  return line.length - line.replace(/^[ \t]+/, "").length;
}

/** What `~}` does to the text behind it. In a heredoc it reaches to the end of its line. */
export function trimFront(text: string, heredoc: boolean): string {
  const line = heredoc ? text.indexOf("\n") + 1 || text.length : text.length;
  return text.slice(0, line).trimStart() + text.slice(line);
}

/** What `${~` does to the text before it. In a heredoc it reaches over one line's end at most. */
export function trimBack(text: string, heredoc: boolean): string {
  const line = heredoc ? (text.endsWith("\n") ? text.slice(0, -1) : text).lastIndexOf("\n") + 1 : 0;
  return text.slice(0, line) + text.slice(line).trimEnd();
}

/** HCL holds strings in Unicode's composed form (NFC). */
export function composed(text: string): string {
  return /[\u0300-\uffff]/.test(text) ? text.normalize("NFC") : text;
}
