import { GITHUB } from "./github.ts";
import { HTML } from "./html.ts";
import { JSON_REPORT } from "./json.ts";
import { JUNIT } from "./junit.ts";
import { MARKDOWN } from "./markdown.ts";
import type { Format } from "./report.ts";
import { SARIF } from "./sarif.ts";
import { TEXT } from "./text.ts";

/** What `--format` knows, by name, in the order of the help text. */
export const FORMATS = {
  text: TEXT,
  json: JSON_REPORT,
  sarif: SARIF,
  junit: JUNIT,
  github: GITHUB,
  markdown: MARKDOWN,
  html: HTML,
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
