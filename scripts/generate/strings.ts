import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DRIFT_SENTENCES } from "../../client/src/drift/drift-words.ts";
import { MARK_SENTENCES } from "../../client/src/plan/mark-words.ts";
import { PLAN_PAGE_WORDS } from "../../protocol/src/plan-page-words.ts";
import { PLAN_WORDS } from "../../protocol/src/plan-words.ts";
import { ROOT } from "../run/steps.ts";

/** l10n/bundle.l10n.json: every sentence of the client, which a translation has a file of its own for. */
export function stringsOfClient(): string {
  const folder = join(ROOT, "client/src");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const written = sources.flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(/l10n\.t\(\s*("(?:[^"\\]|\\.)*")/g)].map(
      ([, notation]) => JSON.parse(notation as string) as string,
    ),
  );
  const tables = [
    ...MARK_SENTENCES,
    ...DRIFT_SENTENCES,
    ...Object.values(PLAN_WORDS),
    ...Object.values(PLAN_PAGE_WORDS),
  ];
  const sentences = [...new Set([...written, ...tables])].sort();
  return `${JSON.stringify(Object.fromEntries(sentences.map((one) => [one, one])), null, 2)}\n`;
}
