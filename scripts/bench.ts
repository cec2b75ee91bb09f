import { existsSync } from "node:fs";
import { join } from "node:path";
import { benchCorpus } from "./bench/corpus.ts";
import { benchEditor } from "./bench/editor.ts";
import { benchKeystroke } from "./bench/keystroke.ts";
import { benchServer } from "./bench/server.ts";
import { buildAll } from "./build/bundles.ts";
import { ROOT, say } from "./run/steps.ts";

// Printed, not asserted: medians of five unless a line says otherwise. Name one to run only that.
const only = process.argv[2];
const corpus = join(ROOT, "../shared/corpus");
await buildAll();
if (wanted("corpus")) {
  if (existsSync(corpus)) await benchCorpus(corpus);
  else say("corpus: skipped, ../shared/corpus is not on this machine");
}
if (wanted("keystroke")) await benchKeystroke();
if (wanted("server")) await benchServer();
if (wanted("editor")) await benchEditor();

function wanted(name: string): boolean {
  return only === undefined || only === name;
}
