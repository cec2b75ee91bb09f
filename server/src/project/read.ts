import { wrongName } from "../../../protocol/src/ledger.ts";
import { RULE_LEVELS, type RuleLevel } from "../../../protocol/src/settings.ts";
import type { Attribute, Block } from "../syntax/nodes.ts";
import type { PlacedPiece, SourceFile } from "../syntax/source-file.ts";
import { LineIndex } from "../text/lines.ts";
import { nearest } from "../text/nearest.ts";
import { type Range, shift } from "../text/range.ts";
import { blockProblems, setTwice, unknownAttribute } from "./block-problems.ts";
import { deployProblems } from "./deploy-problems.ts";
import type {
  ChosenFile,
  ChosenVars,
  Project,
  ProjectOption,
  ProjectOptionValue,
  ProjectProblem,
  ProjectRule,
} from "./project.ts";
import { DeployBlocks } from "./read-deploy.ts";
import { PROJECT_BLOCKS, type ProjectBlock, projectBlock } from "./schema.ts";
import { choiceOf, folderPath, optionOf, pathsOf, type ValueProblem } from "./values.ts";

export interface ProjectReading {
  readonly project: Project;
  /** In source order. */
  readonly problems: readonly ProjectProblem[];
}

/**
 * Reads a project file. Never throws: what is wrong is a problem, and all the rest counts.
 * @param rules those there are
 */
export function readProject(file: SourceFile, rules: Iterable<ProjectRule>): ProjectReading {
  const reader = new ProjectReader(file, new Map([...rules].map((rule) => [rule.id, rule])));
  for (const placed of file.pieces) reader.read(placed);
  return {
    project: {
      severities: reader.severities,
      ignored: reader.ignored,
      ignoredBy: reader.ignoredBy,
      options: Object.fromEntries(reader.options),
      vars: reader.vars,
      images: reader.deploy.images,
      targets: reader.deploy.targets,
    },
    problems: reader.allProblems().sort((a, b) => a.range.start - b.range.start),
  };
}

class ProjectReader {
  readonly severities = new Map<string, RuleLevel>();
  readonly ignored: string[] = [];
  readonly ignoredBy = new Map<string, readonly string[]>();
  readonly options = new Map<string, Record<string, ProjectOptionValue>>();
  readonly vars: ChosenVars[] = [];
  readonly deploy = new DeployBlocks();
  readonly problems: ProjectProblem[] = [];
  private readonly seen = new Map<string, number>();
  private start = 0;

  constructor(
    private readonly file: SourceFile,
    private readonly rules: ReadonlyMap<string, ProjectRule>,
  ) {}

  read({ piece, start }: PlacedPiece): void {
    this.start = start;
    const { item } = piece;
    if (item?.kind === "block") this.block(item, piece.damaged);
    else if (item) this.problem(item.nameRange, `"${item.name}" stands outside of any block; ${thereAre()}`);
    else if (piece.damaged)
      this.problem(
        firstLine(piece.text, piece.itemRange),
        "this cannot be read: it is no block, or one that is not closed",
      );
  }

  allProblems(): ProjectProblem[] {
    const lines = new LineIndex(this.file.text);
    const lineOf = (offset: number): number => lines.position(offset).line + 1;
    return [...this.problems, ...deployProblems(this.deploy.targets, this.deploy.imageNames, lineOf)];
  }

  private block(block: Block, damaged: boolean): void {
    const schema = projectBlock(block.type);
    if (schema) this.known(block, schema, damaged);
    else {
      const meant = nearest(
        block.type,
        PROJECT_BLOCKS.map(({ type }) => type),
      );
      const advice = meant ? `do you mean "${meant}"?` : thereAre();
      this.problem(block.headerRange, `there is no block "${block.type}"; ${advice}`);
    }
  }

  private known(block: Block, schema: ProjectBlock, damaged: boolean): void {
    if (damaged)
      this.problem(block.headerRange, `the block "${block.type}" is not closed, or something in it is not`);
    const label = this.label(block, schema);
    if (label === undefined || this.isSecond(block, schema, label)) return;
    if (schema.label === "name") this.all(this.deploy.read(block, schema, label, this.start));
    else {
      this.all(blockProblems(block, schema));
      this.values(block, schema, label);
    }
  }

  /** "" for a block without a label; undefined when the label is wrong, so that the block does not count. */
  private label(block: Block, schema: ProjectBlock): string | undefined {
    const wanted = schema.label ? 1 : 0;
    if (block.labels.length !== wanted) {
      const form = wanted === 0 ? `${schema.type} { ... }` : `${schema.type} "<${schema.label}>" { ... }`;
      this.problem(block.headerRange, `write ${form}`);
      return undefined;
    }
    const [label] = block.labels;
    if (!label) return "";
    if (schema.label === "folder") {
      const path = folderPath(label.text);
      if (path.problem !== undefined) this.problem(label.range, path.problem);
      return path.path;
    }
    if (schema.label === "name") {
      const wrong = wrongName(label.text);
      if (wrong === undefined) return label.text;
      this.problem(label.range, `the name ${wrong}`);
      return undefined;
    }
    if (this.rules.has(label.text)) return label.text;
    const meant = nearest(label.text, [...this.rules.keys()]);
    const advice = meant ? `do you mean "${meant}"?` : '"rebake rules" lists them';
    this.problem(label.range, `there is no rule "${label.text}"; ${advice}`);
    return undefined;
  }

  private isSecond(block: Block, schema: ProjectBlock, label: string): boolean {
    if (!schema.unique) return false;
    // Names become names of folders, which some systems do not tell apart by capital letters.
    const key = `${block.type} ${schema.label === "name" ? label.toLowerCase() : label}`;
    const first = this.seen.get(key);
    if (first === undefined) {
      this.seen.set(key, this.start + block.headerRange.start);
      return false;
    }
    const line = new LineIndex(this.file.text).position(first).line + 1;
    const name = label === "" ? block.type : `${block.type} "${label}"`;
    this.problem(
      block.headerRange,
      `${name} stands in line ${line} already, which counts; delete one of them`,
    );
    return true;
  }

  private values(block: Block, schema: ProjectBlock, label: string): void {
    const found = new Set<string>();
    for (const attribute of block.body.attributes) {
      const { name } = attribute;
      const known = schema.attributes.find((one) => one.name === name);
      const option =
        schema.type === "rule"
          ? optionsOf(this.rules.get(label)).find((one) => one.name === name)
          : undefined;
      if (!known && !option) this.all([this.unknown(attribute, schema, label)]);
      else if (found.has(name)) this.all([setTwice(attribute)]);
      else if (option) this.option(attribute, option, label);
      else this.value(attribute, block, schema, label);
      found.add(name);
    }
    const [first] = schema.attributes;
    if (first && found.size === 0 && block.body.problems.length === 0 && block.body.blocks.length === 0)
      this.problem(block.headerRange, `this block says nothing; add ${first.example}`);
  }

  private unknown(attribute: Attribute, schema: ProjectBlock, label: string): ValueProblem {
    const isRule = schema.type === "rule";
    const known = [...schema.attributes, ...(isRule ? optionsOf(this.rules.get(label)) : [])];
    const whose = isRule ? `the rule "${label}" has no option` : `"${schema.type}" has no attribute`;
    return unknownAttribute(
      attribute,
      whose,
      known.map(({ name }) => name),
    );
  }

  /** One wrong item leaves the others; where nothing is left, the default counts. */
  private option({ name, expression }: Attribute, option: ProjectOption, label: string): void {
    const { value, problems } = optionOf(expression, option);
    for (const { range, message } of problems) this.problem(range, `${name} ${message}`);
    if (value !== undefined) this.options.set(label, { ...this.options.get(label), [name]: value });
  }

  private value({ name, expression }: Attribute, block: Block, schema: ProjectBlock, label: string): void {
    const found =
      name === "severity"
        ? choiceOf(expression, RULE_LEVELS)
        : pathsOf(expression, schema.type === "vars" ? "vars" : "globs");
    for (const { range, message } of found.problems) this.problem(range, `${name} ${message}`);
    if ("choice" in found) {
      if (found.choice !== undefined) this.severities.set(label, found.choice);
      return;
    }
    if (schema.type === "ignore") this.ignored.push(...found.paths.map(({ path }) => path));
    else if (schema.type === "rule")
      this.ignoredBy.set(
        label,
        found.paths.map(({ path }) => path),
      );
    else {
      const files = found.paths.map(
        (one): ChosenFile => ({ path: one.path, range: shift(one.range, this.start) }),
      );
      const range = shift(block.labels[0]?.range ?? block.headerRange, this.start);
      this.vars.push({ directory: label, range, files });
    }
  }

  private all(problems: readonly ValueProblem[]): void {
    for (const { range, message } of problems) this.problem(range, message);
  }

  private problem(range: Range, message: string): void {
    this.problems.push({ range: shift(range, this.start), message });
  }
}

function thereAre(): string {
  return `there are the blocks ${PROJECT_BLOCKS.map(({ type }) => type).join(", ")}`;
}

function optionsOf(rule: ProjectRule | undefined): readonly ProjectOption[] {
  return rule?.options ?? [];
}

/** What is broken may go on to the end of the file. */
function firstLine(text: string, range: Range): Range {
  const newline = text.indexOf("\n", range.start);
  return newline < 0 || newline > range.end ? range : { start: range.start, end: newline };
}
