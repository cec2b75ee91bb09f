import { createHash } from "node:crypto";
import { VERSION } from "../../version.ts";
import { html, Markup } from "./markup.ts";

/** What a report that opens anywhere is made with; an icon is an address that begins with `data:`. */
export interface ReportHead {
  readonly title: string;
  readonly style: string;
  readonly script?: string;
  readonly icon?: string;
}

/** The head of a report. Nothing is loaded, nothing is sent; only the style and the script of the very file are used. */
export function reportHead({ title, style, script, icon }: ReportHead): Markup {
  const policy = [
    "default-src 'none'",
    `style-src '${hash(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hash(script)}'`]),
    ...(icon === undefined ? [] : ["img-src data:"]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Rebake ${VERSION}">
<title>${title}</title>
${icon === undefined ? undefined : html`<link rel="icon" href="${icon}">`}
<style>${new Markup(style)}</style>
</head>`;
}

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
