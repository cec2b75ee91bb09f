import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PLAN_COMMANDS } from "../../client/src/plan/plan-state.ts";
import { SETTINGS } from "../../protocol/src/settings.ts";
import { stringsOfClient } from "../../scripts/generate/strings.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const titles = JSON.parse(readFileSync("package.nls.json", "utf8"));
const strings = JSON.parse(readFileSync("l10n/bundle.l10n.json", "utf8"));

const sources = readdirSync("client/src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join("client/src", name), "utf8"));

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

  test("48: runs where the files are, and not in a browser, where nothing can be executed", () => {
    expect(manifest.extensionKind).toEqual(["workspace"]);
    expect(manifest.browser).toBeUndefined();
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

test("sentences are handed to l10n as they are written in the bundle", () => {
  const generated = stringsOfClient();
  expect(readFileSync("l10n/bundle.l10n.json", "utf8")).toBe(generated);
  expect(strings["Which rule?"]).toBe("Which rule?");
  // What is put together by program cannot be found in the bundle: only names of tables may stand there.
  const others = sources.flatMap((text) =>
    [...text.matchAll(/l10n\.t\(\s*(?!")([^\s,)]+)/g)].map(([, name]) => name),
  );
  expect(
    others.filter((name) => !/^(?:MARK_WORDS\.|marks\.plans|word$|PLAN_WORDS|text$)/.test(name ?? "")),
  ).toEqual([]);
});
