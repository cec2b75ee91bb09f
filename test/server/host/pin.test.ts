import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPin, writePin } from "../../../server/src/host/pin.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const NAME = "prod.rebake.auto.tfvars.json";

function folder(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(`${root}/${name}`, text);
  return { root, pin: `${root}/${NAME}` };
}

test("the first pin makes the file, the next one says what was pinned before", () => {
  const { root, pin } = folder({});
  expect(readPin(pin, "image_id")).toEqual({ value: { value: undefined, hiddenBy: [] } });
  expect(writePin(pin, "image_id", "ami-1")).toEqual({ value: { previous: undefined } });
  expect(readFileSync(pin, "utf8")).toBe('{\n  "image_id": "ami-1"\n}\n');
  expect(statSync(pin).mode & 0o777).toBe(0o644);
  expect(writePin(pin, "image_id", "ami-2")).toEqual({ value: { previous: "ami-1" } });
  expect(readPin(pin, "image_id")).toEqual({ value: { value: "ami-2", hiddenBy: [] } });
  expect(readdirSync(root)).toEqual([NAME]);
});

test.each([
  [
    "other keys, their order and their numbers",
    '{\n    "size": 12345678901234567890,\n    "image_id": "a",\n    "z": {"y":1}\n}\n',
  ],
  ["tabs and the line ends of Windows", '{\r\n\t"image_id": "a",\r\n\t"z": 1.0\r\n}\r\n'],
  ["one line", '{"image_id":"a"}'],
])("all else in the file stays as it is written: %s", (_name, text) => {
  const { pin } = folder({ [NAME]: text });
  expect(writePin(pin, "image_id", "b")).toEqual({ value: { previous: "a" } });
  expect(readFileSync(pin, "utf8")).toBe(text.replace('"a"', '"b"'));
});

test("a key that is not there yet is added", () => {
  const { pin } = folder({ [NAME]: '{\n    "size": 1\n}\n' });
  expect(writePin(pin, "image_id", "b")).toEqual({ value: { previous: undefined } });
  expect(readFileSync(pin, "utf8")).toBe('{\n    "size": 1,\n    "image_id": "b"\n}\n');
});

test.each([
  [
    "a conflict",
    '{\r\n<<<<<<< HEAD\r\n  "image_id": "a"\r\n=======\r\n  "image_id": "b"\r\n>>>>>>> x\r\n}\r\n',
    "has the marks of a merge conflict in it; say which image is meant",
  ],
  ["a list", "[]", "is no JSON object"],
  ["nothing", "", "is no JSON (line 1), in which there are no comments either"],
  [
    "a comment",
    '{\n  // the old one\n  "image_id": "a"\n}\n',
    "is no JSON (line 2), in which there are no comments either",
  ],
  [
    "a key that is there twice",
    '{ "image_id": "a", "image_id": "b" }',
    'sets "image_id" more than once, which Terraform refuses; delete all but one',
  ],
  [
    "another key that is there twice",
    '{ "image_id": "a", "x": 1, "x": 1 }',
    'sets "x" more than once, which Terraform refuses; delete all but one',
  ],
])("what cannot be changed safely is left as it is, and not read: %s", (_name, text, wrong) => {
  const { pin } = folder({ [NAME]: text });
  expect(readPin(pin, "image_id")).toEqual({ wrong: `${pin}: ${wrong}` });
  expect(writePin(pin, "image_id", "c")).toEqual({ wrong: `${pin}: ${wrong}` });
  expect(readFileSync(pin, "utf8")).toBe(text);
});

test("a link and a folder are no pins", () => {
  const { root, pin } = folder({ "other.json": "{}" });
  symlinkSync(`${root}/other.json`, pin);
  expect(writePin(pin, "image_id", "a")).toEqual({
    wrong: expect.stringContaining("is no file, or a link to one"),
  });
  expect(readFileSync(`${root}/other.json`, "utf8")).toBe("{}");
  mkdirSync(`${root}/x.tfvars.json`);
  expect(readPin(`${root}/x.tfvars.json`, "a")).toHaveProperty("wrong");
});

test("names of what every object has are ordinary variables", () => {
  const { pin } = folder({});
  expect(readPin(pin, "constructor")).toEqual({ value: { value: undefined, hiddenBy: [] } });
  expect(writePin(pin, "toString", "a")).toEqual({ value: { previous: undefined } });
  expect(readPin(pin, "toString")).toMatchObject({ value: { value: "a" } });
});

test("files that are loaded after the pin and set the variable, too, are named", () => {
  const { root, pin } = folder({
    [NAME]: '{ "image_id": "a" }',
    "a.auto.tfvars": 'image_id = "before"',
    "terraform.tfvars": 'image_id = "before"',
    "x.auto.tfvars": '# image_id = "1"\nweb = {\n  image_id = "2"\n}\n/* image_id = 3 */',
    "y.auto.tfvars": 'size = 1\nimage_id   = "4"\n',
    "z.auto.tfvars.json": '{ "image_id": "5" }',
    "zz.auto.tfvars.json": "{",
    "prod.tfvars": 'image_id="6"',
    "common.tfvars": "image_ids = []",
  });
  const found = readPin(pin, "image_id", [`${root}/prod.tfvars`, `${root}/common.tfvars`]);
  expect(found).toMatchObject({
    value: { hiddenBy: [`${root}/y.auto.tfvars`, `${root}/z.auto.tfvars.json`, `${root}/prod.tfvars`] },
  });
});

test("a pin that is handed over as a vars file is hidden only by those after it", () => {
  const { root } = folder({ "prod.tfvars": 'image_id = "1"', "z.auto.tfvars": 'image_id = "2"' });
  const pin = `${root}/prod.rebake.tfvars.json`;
  writePin(pin, "image_id", "a");
  expect(readPin(pin, "image_id", [`${root}/prod.tfvars`, pin])).toMatchObject({ value: { hiddenBy: [] } });
  expect(readPin(pin, "image_id", [pin, `${root}/prod.tfvars`])).toMatchObject({
    value: { hiddenBy: [`${root}/prod.tfvars`] },
  });
});
