import type { Block } from "../syntax/nodes.ts";
import { shift } from "../text/range.ts";
import { blockProblems, setTwice, unknownAttribute } from "./block-problems.ts";
import type { ProjectImage, ProjectTarget, ProjectVerify } from "./deploy.ts";
import { Fields } from "./fields.ts";
import type { ProjectBlock } from "./schema.ts";
import type { ValueProblem } from "./values.ts";

/** The `image` and `target` blocks of a project file. */
export class DeployBlocks {
  readonly images: ProjectImage[] = [];
  readonly targets: ProjectTarget[] = [];
  /** Also of images that do not count, so that what refers to them is not said to be wrong. */
  readonly imageNames = new Set<string>();

  /**
   * Reads a block; a block without one of what it must have does not count.
   * @param start where its piece begins in the file
   * @returns what is wrong, with places in the piece
   */
  read(block: Block, schema: ProjectBlock, name: string, start: number): ValueProblem[] {
    const { fields, problems } = fieldsOf(block, schema, start);
    for (const { name: missing, isRequired, example } of schema.attributes)
      if (isRequired && !isWritten(block, missing))
        problems.push({
          range: block.headerRange,
          message: `${schema.type} "${name}" needs "${missing}"; add ${example}`,
        });
    if (schema.type === "image") this.image(name, block, start, fields);
    else {
      const { verify, problems: more } = verifyIn(block, schema, start);
      problems.push(...more, ...halfProblems(block, name));
      this.target(name, block, start, fields, verify);
    }
    return problems;
  }

  private image(name: string, block: Block, start: number, fields: Fields): void {
    this.imageNames.add(name);
    const template = fields.text("template");
    if (!template) return;
    this.images.push({
      name,
      range: shift(block.range, start),
      template,
      only: fields.list("only").map(({ value }) => value),
      varsFiles: fields.list("var_files"),
    });
  }

  private target(
    name: string,
    block: Block,
    start: number,
    fields: Fields,
    verify: ProjectVerify | undefined,
  ): void {
    const root = fields.text("root");
    if (!root) return;
    this.targets.push({
      name,
      nameRange: shift(block.labels[0]?.range ?? block.headerRange, start),
      range: shift(block.range, start),
      root,
      workspace: fields.text("workspace")?.value,
      image: fields.text("image"),
      variable: fields.text("variable"),
      region: fields.text("region")?.value,
      build: fields.text("build")?.value,
      varsFiles: fields.list("var_files"),
      production: fields.flag("production") ?? isWritten(block, "production"),
      verify,
    });
  }
}

/** An image without its variable goes nowhere, and a variable without its image is set to nothing. */
function* halfProblems(block: Block, name: string): Generator<ValueProblem> {
  const named = (one: string) => block.body.attributes.find((attribute) => attribute.name === one);
  const [image, variable] = [named("image"), named("variable")];
  if (image && !variable)
    yield {
      range: image.nameRange,
      message: `target "${name}" has an image; say with "variable" where it is put`,
    };
  if (variable && !image)
    yield {
      range: variable.nameRange,
      message: `target "${name}" has a variable; say with "image" what it is set to`,
    };
}

function fieldsOf(
  block: Block,
  schema: ProjectBlock,
  start: number,
): { readonly fields: Fields; readonly problems: ValueProblem[] } {
  const fields = new Fields(start);
  const problems = blockProblems(block, schema);
  const names = schema.attributes.map(({ name }) => name);
  const found = new Set<string>();
  for (const attribute of block.body.attributes) {
    const { name, expression } = attribute;
    const known = schema.attributes.find((one) => one.name === name);
    if (!known) problems.push(unknownAttribute(attribute, `"${schema.type}" has no attribute`, names));
    else if (found.has(name)) problems.push(setTwice(attribute));
    else
      for (const { range, message } of fields.read(expression, known))
        problems.push({ range, message: `${name} ${message}` });
    found.add(name);
  }
  return { fields, problems };
}

function verifyIn(
  target: Block,
  schema: ProjectBlock,
  start: number,
): { readonly verify: ProjectVerify | undefined; readonly problems: readonly ValueProblem[] } {
  const known = schema.blocks?.find(({ type }) => type === "verify");
  const [block, ...others] = target.body.blocks.filter(({ type }) => type === "verify");
  if (!known || !block) return { verify: undefined, problems: [] };
  const { fields, problems } = fieldsOf(block, known, start);
  for (const { headerRange } of others)
    problems.push({
      range: headerRange,
      message: "there is a verify block already, which counts; delete one of them",
    });
  const said = (message: string): void => void problems.push({ range: block.headerRange, message });
  if (block.labels.length > 0) said("write verify { ... }");
  const ways = ["http", "command"].filter((name) => isWritten(block, name));
  if (ways.length === 0)
    said('this block says nothing; add http = "https://web.example.com/health" or command = ["./verify.sh"]');
  if (ways.length === 2) said("has http and command, of which http counts; delete one of them");
  return { verify: verifyOf(fields), problems };
}

/** Undefined when the block does not say how. */
function verifyOf(fields: Fields): ProjectVerify | undefined {
  const http = fields.text("http");
  const words = fields.list("command").map(({ value }) => value);
  if (!http && words.length === 0) return undefined;
  return {
    probe: http ? { kind: "http", url: http.value } : { kind: "command", words },
    attempts: fields.number("attempts", 10),
    timeoutSeconds: fields.number("timeout", 5),
    intervalSeconds: fields.number("interval", 10),
  };
}

function isWritten(block: Block, attribute: string): boolean {
  return block.body.attributes.some(({ name }) => name === attribute);
}
