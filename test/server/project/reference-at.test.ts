import { expect, test } from "vitest";
import { referenceAt } from "../../../server/src/project/reference-at.ts";
import { readHclSource } from "../../../server/src/syntax/hcl/source.ts";
import { engine } from "../../support/analysis.ts";

const TEXT = `rule "web" {
  severity = "off"
}
image "web" {
  template = "web"
}
target "prod" {
  root     = "web"
  image    = "web"
  variable = "web"
}
`;

test("names of blocks and of the image of a target are references, and nothing else is", async () => {
  const file = readHclSource(await engine(), "/work/rebake.hcl", "project", TEXT);
  const found = [...TEXT].map((_, offset) => referenceAt(file, offset));
  const told = found.flatMap((one) => (one ? [`${one.kind} ${one.name} ${one.range.start}`] : []));
  const at = (text: string, part: string): number => TEXT.indexOf(text) + text.indexOf(part);
  expect([...new Set(told)]).toEqual([
    `image web ${at('image "web" {', '"web"')}`,
    `target prod ${at('target "prod"', '"prod"')}`,
    `image web ${at('image    = "web"', '"web"')}`,
  ]);
});
