import { describe, expect, test } from "vitest";
import { describeExpectation, readMarkers } from "./markers.ts";

describe("markers", () => {
  test("right behind the # mark from the column of the #", () => {
    const { code, expectations } = readMarkers("  abc {\n  #^^^ warning: some-rule [fix]\n}\n", "t");
    expect(code).toBe("  abc {\n}\n");
    expect(expectations).toEqual([
      { line: 0, start: 2, end: 5, severity: "warning", rule: "some-rule", fix: true },
    ]);
  });

  test("further on mark their own columns", () => {
    const { expectations } = readMarkers("  a = bcd\n  #   ^^^ error: some-rule\n", "t");
    expect(expectations.map(describeExpectation)).toEqual(["1:7-10 error: some-rule"]);
  });

  test("several below one line all speak of it", () => {
    const { expectations } = readMarkers("abc def\n#^^^ hint: a-b\n#   ^^^ information: c-d\nx\n", "t");
    expect(expectations.map((one) => [one.line, one.start, one.end])).toEqual([
      [0, 0, 3],
      [0, 4, 7],
    ]);
  });

  test.each([
    "abc\n#^^^ warnign: a-b\n",
    "abc\n#^^^\n",
    "ab\n#^^^ warning: a-b\n",
    "abc\n#^^^ warning: a-b [fixed]\n",
  ])("that are wrong are an error, never nothing: %j", (text) => {
    expect(() => readMarkers(text, "t")).toThrow("t: ");
  });

  test("ordinary comments stay", () => {
    expect(readMarkers("# a ^ b\nx # ^^^ warning: a-b\n", "t").code).toBe("# a ^ b\nx # ^^^ warning: a-b\n");
  });
});
