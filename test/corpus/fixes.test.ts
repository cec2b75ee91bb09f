import { parse } from "@cdktf/hcl2json";
import { beforeAll, describe, expect, test } from "vitest";
import { combineFixes, safeFix } from "../../server/src/fix.ts";
import { RULES } from "../../server/src/rules/index.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { applyFileEdits, engine, lintTexts, type Texts } from "../support/analysis.ts";
import { corpusFolders, hasCorpus } from "../support/corpus.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

/** Takes the first fix of each finding (or only the safe ones), pass after pass, until none is left. */
function fixAll(texts: Texts, onlySafe: boolean): { texts: Texts; passes: number } {
  let current = texts;
  for (let passes = 0; passes <= 10; passes++) {
    const findings = lintTexts(hcl, current, RULES);
    const fixes = findings.flatMap((finding) => (onlySafe ? safeFix(finding) : finding.fixes[0]) ?? []);
    if (fixes.length === 0) return { texts: current, passes };
    current = applyFileEdits(current, combineFixes(fixes).edits);
  }
  return { texts: current, passes: Number.POSITIVE_INFINITY };
}

describe.skipIf(!hasCorpus())("over the whole corpus", () => {
  test.each(["all fixes", "the safe fixes"])(
    "%s together converge within ten passes and leave what HashiCorp's parser accepts",
    async (which) => {
      const failures: string[] = [];
      let changed = 0;
      for (const { directory, texts } of corpusFolders()) {
        const fixed = fixAll(texts, which === "the safe fixes");
        if (fixed.passes > 10) failures.push(`${directory}: does not converge`);
        for (const [name, text] of Object.entries(fixed.texts)) {
          if (text === texts[name]) continue;
          changed++;
          const accepted = await accepts(text);
          if (!accepted && (texts[name] === undefined || (await accepts(texts[name]))))
            failures.push(`${directory}/${name}: no longer parses`);
        }
      }
      expect(failures).toEqual([]);
      expect(changed).toBeGreaterThan(50);
    },
  );
});

async function accepts(text: string): Promise<boolean> {
  try {
    await parse("file.tf", text);
    return true;
  } catch {
    return false;
  }
}
