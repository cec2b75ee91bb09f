import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** docs/failure-cases.md, held against the tests that it names. */
const PAGE = readFileSync(join(import.meta.dirname, "../docs/failure-cases.md"), "utf8");

interface Row {
  readonly number: number;
  readonly section: string;
  /** Tests that it names, as paths below test/ without their end. */
  readonly files: readonly string[];
}

const ROWS: readonly Row[] = PAGE.split(/^## /m).flatMap((section) =>
  [...section.matchAll(/^\| (\d+) \|(.*)\|$/gm)].map(([, number, rest]) => ({
    number: Number(number),
    section: section.split("\n", 1)[0] ?? "",
    files: [...(rest ?? "").matchAll(/`((?:cli|client|runner|server|host)\/[\w/-]+)`/g)].map(
      ([, file]) => file ?? "",
    ),
  })),
);

/** The numbers with which names of tests in a file begin: `test("23, 25: ...")`, and rows of `test.each`. */
function numbersIn(file: string): Set<number> {
  const source = readFileSync(file, "utf8");
  const names = source.matchAll(/(?:[([]|\bname:)\s*["'`](\d+(?:, \d+)*): /g);
  return new Set([...names].flatMap(([, numbers]) => (numbers ?? "").split(", ").map(Number)));
}

const pathOf = (file: string): string => join(import.meta.dirname, `${file}.test.ts`);

test("every case of the study stands in the table exactly once", () => {
  const all = ROWS.map(({ number }) => number).sort((a, b) => a - b);
  expect(all).toEqual(Array.from({ length: 66 }, (_, index) => index + 1));
});

test("every covered case names tests, and each of these has one that begins with its number", () => {
  const covered = ROWS.filter(({ section }) => section.startsWith("Covered"));
  expect(covered.length).toBeGreaterThan(40);
  const missing = covered.flatMap(({ number, files }) => {
    if (files.length === 0) return [`${number} names no test`];
    return files.flatMap((file) => {
      if (!existsSync(pathOf(file))) return [`${number}: test/${file}.test.ts does not exist`];
      return numbersIn(pathOf(file)).has(number)
        ? []
        : [`${number}: no test in test/${file}.test.ts begins with it`];
    });
  });
  expect(missing).toEqual([]);
});
