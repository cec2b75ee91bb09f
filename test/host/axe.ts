import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";

/** What axe finds on a page: rule, and the elements. */
export async function axe(page: Page): Promise<string[]> {
  // Chromium's devtools run it, so the page's policy stays as it is.
  await page.evaluate(await readFile("node_modules/axe-core/axe.min.js", "utf8"));
  return page.evaluate<string[]>(
    `axe.run(document, { preload: false, rules: { "page-has-heading-one": { enabled: true } } }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => id + ": " + html.slice(0, 160) + " " + (any[0]?.message ?? ""))))`,
  );
}
