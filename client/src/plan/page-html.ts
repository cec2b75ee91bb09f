import { WORDS_ELEMENT } from "../../../protocol/src/plan-page.ts";
import type { PageWords } from "../../../protocol/src/plan-page-words.ts";

export interface PageHtmlOptions {
  /** Addresses that the webview may load. */
  readonly script: string;
  readonly style: string;
  /** What the style may be loaded from, in the words of a content security policy. */
  readonly styleSource: string;
  /** Known to this page alone, and different each time. */
  readonly nonce: string;
  readonly words: PageWords;
  /** As in `vscode.env.language`. */
  readonly language: string;
  /** More of the page's head, for tests. */
  readonly head?: string;
}

/** The plan page without its data: a policy, its words, a script and a style. It loads nothing else and sends nothing anywhere. */
export function planPageHtml(options: PageHtmlOptions): string {
  const { script, style, styleSource, nonce, words, language, head = "" } = options;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${styleSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rebake</title>
<link rel="stylesheet" href="${attribute(style)}">
${head}</head>
<body>
<script type="application/json" id="${WORDS_ELEMENT}">${json(words)}</script>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that cannot end the element it stands in. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
