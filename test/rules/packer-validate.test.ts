import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensureDebianPackages } from "../../scripts/host/debian.ts";
import { RULES } from "../../server/src/rules/index.ts";
import type { Texts } from "../support/analysis.ts";
import { readFixtures } from "../support/fixtures.ts";
import { readMarkers } from "../support/markers.ts";

const folder = mkdtempSync(join(tmpdir(), "rebake-packer-"));
beforeAll(() => ensureDebianPackages(["packer"], console.log));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packerRules = new Set(RULES.filter((rule) => rule.dialect === "packer").map((rule) => rule.id));
const cases = readFixtures(import.meta.dirname).filter(
  (one) => packerRules.has(one.rule) && one.after && !hasData(one.before),
);

describe("the real packer validate answers the same before and after the fixes", () => {
  test.each(cases.map((one) => [`${one.rule}/${one.name}`, one] as const))("%s", async (name, one) => {
    const before = Object.fromEntries(
      Object.entries(one.before).map(([file, text]) => [file, readMarkers(text, name).code]),
    );
    expect(await answer(`${name}/after`, one.after ?? {})).toBe(await answer(`${name}/before`, before));
  });
});

/** Only what Packer says of the template's form: building needs a cloud. */
async function answer(name: string, texts: Texts): Promise<string> {
  const place = join(folder, name);
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    writeFileSync(join(place, file), withoutSettings(text));
  }
  const { exitCode, stdout, stderr } = await execa("packer", ["validate", "-syntax-only", place], {
    reject: false,
    env: {
      CHECKPOINT_DISABLE: "1",
      PACKER_NO_COLOR: "1",
      PACKER_CACHE_DIR: join(folder, "cache"),
      PACKER_CONFIG_DIR: folder,
    },
  });
  const summaries = `${stdout}\n${stderr}`.match(/^Error: .*$/gm) ?? [];
  return `${exitCode} ${summaries.join("; ")}`;
}

/** Debian's Packer is older than data sources too. */
function hasData(texts: Texts): boolean {
  return Object.values(texts).some((text) => /^data "/m.test(text));
}

/** Debian's Packer is older than `required_plugins`; the block is replaced by blank lines. */
function withoutSettings(text: string): string {
  return text.replace(/^packer \{$[\s\S]*?^\}$/gm, (block) => block.replace(/[^\n]/g, ""));
}
