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
    const indent = line.length - line.replace(/^[ \t]+/, "").length;
    if (line.trim() !== "") common = Math.min(common, indent);
  }
  return Number.isFinite(common) ? common : 0;
}
