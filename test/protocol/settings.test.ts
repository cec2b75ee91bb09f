import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, readSettings, SETTINGS } from "../../protocol/src/settings.ts";

test("who has set nothing has the defaults", () => {
  expect(readSettings(undefined)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  expect(readSettings(null).problems).toEqual([]);
  expect(Object.keys(DEFAULT_SETTINGS)).toEqual(SETTINGS.map(({ key }) => key));
});

test("what is set is read, what is wrong is named and has its default", () => {
  const { settings, problems } = readSettings({
    rules: { a: "off", b: "loud" },
    exclude: ["x", 1],
    diagnostics: { scope: "openFiles", syntaxErrors: "yes" },
  });
  expect(settings["rebake.rules"]).toEqual(new Map([["a", "off"]]));
  expect(settings["rebake.exclude"]).toEqual([]);
  expect(settings["rebake.diagnostics.scope"]).toBe("openFiles");
  expect(settings["rebake.diagnostics.syntaxErrors"]).toBe(true);
  expect(problems).toEqual([
    'rebake.rules: "loud" is no severity (of b)',
    'rebake.exclude: ["x",1] is not a value it can have',
    'rebake.diagnostics.syntaxErrors: "yes" is not a value it can have',
  ]);
});
