import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const path = fileURLToPath(new URL("../../syntaxes/language-configuration.json", import.meta.url));
const config = JSON.parse(readFileSync(path, "utf8"));

const words = (text: string): string[] =>
  text.match(new RegExp(config.wordPattern.pattern, `${config.wordPattern.flags}g`)) ?? [];

test("a double click takes a name with its dashes, and one step of a reference", () => {
  expect(words('resource "aws_instance" "web-server"')).toEqual(["resource", "aws_instance", "web-server"]);
  expect(words("source.amazon-ebs.base")).toEqual(["source", "amazon-ebs", "base"]);
  expect(words("größe = -1.5")).toEqual(["größe", "-1.5"]);
  expect("".match(new RegExp(config.wordPattern.pattern, config.wordPattern.flags))).toBeNull();
});

test("Enter indents after an open bracket only", () => {
  const increase = new RegExp(config.indentationRules.increaseIndentPattern);
  for (const line of ['resource "a" "b" {', "  x = [", "  y = merge(", "z = { # why", "w = [ // why"]) {
    expect(increase.test(line), line).toBe(true);
  }
  for (const line of ["a = 1", "b {}", "# c {", "  // d [", 'e = "f {"', " * g (", "}"]) {
    expect(increase.test(line), line).toBe(false);
  }
  const decrease = new RegExp(config.indentationRules.decreaseIndentPattern);
  for (const line of ["}", "  ])", ")"]) expect(decrease.test(line), line).toBe(true);
  for (const line of ["a = []", "x }"]) expect(decrease.test(line), line).toBe(false);
});

test("brackets close by themselves outside strings and comments, templates inside strings too", () => {
  for (const { open, notIn } of config.autoClosingPairs) {
    expect(notIn, open).toEqual(/^[$%]\{$/.test(open) ? ["comment"] : ["string", "comment"]);
  }
});

test("regions fold under either line comment", () => {
  const { start, end } = config.folding.markers;
  for (const line of ["# region net", "#region", "  // region", "// #region x"]) {
    expect(new RegExp(start).test(line), line).toBe(true);
  }
  expect(new RegExp(end).test("# endregion")).toBe(true);
  expect(new RegExp(start).test('region = "eu-north-1"')).toBe(false);
});
