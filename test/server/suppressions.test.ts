import { beforeAll, describe, expect, test } from "vitest";
import { userDataNotReplacing } from "../../server/src/rules/user-data-not-replacing.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { engine, lintTexts } from "../support/analysis.ts";

let hcl: HclEngine;
beforeAll(async () => {
  hcl = await engine();
});

const HEADER = 'resource "aws_instance" "web" {';
const REST = '\n  user_data = "x"\n}\n';
const RULE = "user-data-not-replacing";

function count(text: string): number {
  return lintTexts(hcl, { "main.tf": text }, [userDataNotReplacing]).length;
}

describe("a finding is suppressed by", () => {
  test.each([
    ["a comment on the line above", `# rebake:ignore ${RULE} replaced by hand\n${HEADER}${REST}`],
    ["a comment behind it", `${HEADER} # rebake:ignore ${RULE} replaced by hand${REST}`],
    ["a // comment", `// rebake:ignore ${RULE} replaced by hand\n${HEADER}${REST}`],
    ["a block comment", `/* rebake:ignore ${RULE} replaced by hand */\n${HEADER}${REST}`],
    [
      "a comment above other comments and blank lines",
      `# rebake:ignore ${RULE} x\n# more\n\n${HEADER}${REST}`,
    ],
    [
      "a comment above a block comment of several lines",
      `# rebake:ignore ${RULE} x\n/* more\n   of it */\n${HEADER}${REST}`,
    ],
    ["a block comment before it on its line", `/* rebake:ignore ${RULE} x */ ${HEADER}${REST}`],
    ["one for the file, anywhere in it", `${HEADER}${REST}# rebake:ignore-file ${RULE} legacy\n`],
    ["a comment without a reason", `# rebake:ignore ${RULE}\n${HEADER}${REST}`],
    [
      "a comment in a file with CRLF",
      `# rebake:ignore ${RULE} x\r\n${HEADER}${REST}`.replaceAll(/(?<!\r)\n/g, "\r\n"),
    ],
  ])("%s", (_name, text) => {
    expect(count(text)).toBe(0);
  });
});

describe("a finding is not suppressed by", () => {
  test.each([
    ["a comment for another rule", `# rebake:ignore remote-exec x\n${HEADER}${REST}`],
    ["a comment below it", `${HEADER}\n  # rebake:ignore ${RULE} x\n  user_data = "x"\n}\n`],
    ["a comment above another block", `# rebake:ignore ${RULE} x\nlocals {}\n${HEADER}${REST}`],
    ["the words in a string", `locals {\n  a = "# rebake:ignore-file ${RULE} x"\n}\n${HEADER}${REST}`],
    ["a rule whose name only begins alike", `# rebake:ignore ${RULE}-more x\n${HEADER}${REST}`],
  ])("%s", (_name, text) => {
    expect(count(text)).toBe(1);
  });
});
