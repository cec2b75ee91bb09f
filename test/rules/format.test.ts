import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { RULES } from "../../server/src/rules/index.ts";
import { readFixtures } from "../support/fixtures.ts";
import { readMarkers } from "../support/markers.ts";
import { tofu } from "../support/tofu.ts";

const folder = mkdtempSync(join(tmpdir(), "rebake-format-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("tofu fmt has nothing to change in what a fix leaves, if it had nothing to change before", async () => {
  let golden = 0;
  for (const fixture of readFixtures(import.meta.dirname)) {
    const place = join(fixture.rule, fixture.name);
    for (const [name, text] of Object.entries(fixture.before))
      write(join("before", place, name), readMarkers(text, place).code);
    for (const [name, text] of Object.entries(fixture.after ?? {})) {
      golden++;
      write(join("after", place, name), text);
    }
  }
  expect(golden).toBeGreaterThan(RULES.length);
  const unformatted = new Set(await listed("before"));
  expect((await listed("after")).filter((path) => !unformatted.has(path))).toEqual([]);
});

test("tofu fmt has nothing to change in the good examples of the pages", async () => {
  for (const rule of RULES) {
    const { good } = rule.docs;
    const texts = typeof good === "string" ? { [NAMES[rule.dialect]]: good } : good;
    for (const [name, text] of Object.entries(texts)) write(join("pages", rule.id, name), text);
  }
  expect(await listed("pages")).toEqual([]);
});

/** `fmt` looks at .tf files only; Packer's files have the same layout. */
function write(name: string, text: string): void {
  const path = join(
    folder,
    name.replace(/\.(?:tofu|pkr\.hcl)$/, (extension) => `${extension.replaceAll(".", "_")}.tf`),
  );
  if (!path.endsWith(".tf")) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The files below a folder that `tofu fmt` would write anew, or cannot read. */
async function listed(place: string): Promise<string[]> {
  const result = await tofu(["fmt", "-check", "-recursive", "-list=true", "-no-color"], join(folder, place));
  const broken = [...result.stderr.matchAll(/^ {2}on (.+) line \d+/gm)].map((match) => match[1] ?? "");
  if (result.exitCode === 2 && broken.length > 0) {
    // It lists nothing when it cannot read some of the files, as cases of broken text are meant to be.
    for (const path of broken) rmSync(join(folder, place, path), { force: true });
    return [...broken, ...(await listed(place))];
  }
  // 3: some are not formatted.
  expect([0, 3], result.stderr).toContain(result.exitCode);
  return result.stdout.split("\n").filter((line) => line !== "");
}

const NAMES = { terraform: "main.tf", packer: "image.pkr.hcl", plan: "plan.json" } as const;
