import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { FileWorld } from "../../server/src/eval/scope.ts";
import type { PackerTemplate } from "../../server/src/packer/template.ts";
import type { Body } from "../../server/src/syntax/nodes.ts";

/** Remembers which files `file`, `templatefile` and their like read. */
export class ReadFiles implements FileWorld {
  /** Absolute. */
  readonly read = new Set<string>();

  /** @param folder what relative paths count from */
  constructor(
    private readonly world: FileWorld,
    private readonly folder: string,
  ) {}

  readFile(path: string): string | undefined {
    const absolute = resolve(this.folder, path);
    // Also what is no text, or too large to be looked at here.
    if (statSync(absolute, { throwIfNoEntry: false })?.isFile()) this.read.add(absolute);
    return this.world.readFile(path);
  }

  has(path: string): boolean | undefined {
    return this.world.has(path);
  }

  listFiles(directory: string): readonly string[] | undefined {
    return this.world.listFiles(directory);
  }

  parseTemplate(text: string): ReturnType<FileWorld["parseTemplate"]> {
    return this.world.parseTemplate(text);
  }
}

/** Works out everything that a template says, so that all it reads is read. */
export function evaluateAll(template: PackerTemplate): void {
  const visit = (body: Body): void => {
    for (const { expression } of body.attributes) template.evaluate(expression);
    for (const block of body.blocks) visit(block.body);
  };
  for (const { body } of template.allBlocks()) visit(body);
}
