import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PLAN_COMMANDS } from "../../client/src/plan/plan-state.ts";
import { PLAN_PAGE_WORDS } from "../../protocol/src/plan-page-words.ts";
import { SETTINGS } from "../../protocol/src/settings.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const titles = JSON.parse(readFileSync("package.nls.json", "utf8"));
const strings = JSON.parse(readFileSync("l10n/bundle.l10n.json", "utf8"));

const sources = ["client/src", "client/src/features", "client/src/plan"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8")),
);

describe("the manifest", () => {
  test("has a command for each one that the client registers, and the other way round", () => {
    const registered = sources.flatMap((text) =>
      [
        ...text.matchAll(
          /registerCommand\(\s*(?:"(rebake\.\w+)"|PLAN_COMMANDS\.(\w+))|SHOW_RULE = "(rebake\.\w+)"/g,
        ),
      ].map(
        ([, plain, ofPlan, constant]) =>
          PLAN_COMMANDS[ofPlan as keyof typeof PLAN_COMMANDS] ?? plain ?? constant,
      ),
    );
    const contributed = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    expect(registered.sort()).toEqual([...contributed].sort());
    expect(contributed.every((command: string) => command.startsWith("rebake."))).toBe(true);
  });

  test("puts every command into one category and translates every title", () => {
    for (const { category, title } of manifest.contributes.commands) {
      expect(category).toBe("Rebake");
      expect(titles).toHaveProperty([title.slice(1, -1)]);
    }
    const used = JSON.stringify(manifest).match(/(?<=")%[\w.]+%(?=")/g) ?? [];
    expect(used.map((key) => key.slice(1, -1)).sort()).toEqual(Object.keys(titles).sort());
  });

  test("stands before the dedicated extensions, so that VS Code lets those win", () => {
    for (const other of ["hashicorp", "opentofu"]) expect(manifest.publisher < other).toBe(true);
  });

  test("works without trust, except for the settings that could hide something", () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    expect(untrustedWorkspaces.supported).toBe("limited");
    expect(untrustedWorkspaces.restrictedConfigurations).toEqual(
      SETTINGS.filter(({ restricted }) => restricted).map(({ key }) => key),
    );
    expect(virtualWorkspaces).toBe(true);
  });
});

test("every string of the client can be translated, and no other is in the bundle", () => {
  const used = sources.flatMap((text) =>
    [...text.matchAll(/l10n\.t\(\s*"((?:[^"\\]|\\.)*)"/g)].map(([, string]) => string as string),
  );
  const handedToPages = Object.values(PLAN_PAGE_WORDS);
  expect([...new Set([...used, ...handedToPages])].sort()).toEqual(Object.keys(strings).sort());
});
